package shop.bobbin.controlroom.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Checks the invariants of the whole shop in its databases, its topics and the payment provider's ledger. */
record Invariants(RunningShop shop) {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    void verify() {
        everyAcceptedOrderHasEnded();
        stockIsConserved();
        exactlyTheConfirmedOrdersAreCapturedOnce();
        committedEventsArePublishedInOrder();
    }

    private void everyAcceptedOrderHasEnded() {
        var finalOrders = "select id from orders where status in ('CONFIRMED', 'REJECTED', 'CANCELLED')";
        await().atMost(TIMEOUT)
                .untilAsserted(() ->
                        assertThat(column(shop.query("orders", finalOrders))).containsAll(shop.accepted()));
        assertThat(column(shop.query("orders", "select id from orders"))).containsAll(shop.accepted());
    }

    /**
     * In addition to the database's own constraints: sold quantities match confirmed orders, and nothing is reserved.
     */
    private void stockIsConserved() {
        var ordered = """
                select line->>'sku', sum((line->>'quantity')::int) from orders, jsonb_array_elements(lines) line
                where status = 'CONFIRMED' group by 1 order by 1""";
        await().atMost(TIMEOUT).untilAsserted(() -> {
            assertThat(shop.query("catalog", "select sku, sold from stock where sold > 0 order by 1"))
                    .isEqualTo(shop.query("orders", ordered));
            assertThat(shop.query("catalog", "select sku from stock where reserved <> 0"))
                    .isEmpty();
        });
        assertThat(
                        shop.query(
                                "catalog",
                                "select * from stock where received <> on_hand + reserved + sold or least(on_hand, reserved, sold) < 0"))
                .isEmpty();
    }

    private void exactlyTheConfirmedOrdersAreCapturedOnce() {
        var confirmed = shop.query("orders", "select id, total_amount from orders where status = 'CONFIRMED'").stream()
                .collect(Collectors.toMap(row -> row.get(0), row -> List.of(row.get(1))));
        await().atMost(TIMEOUT).untilAsserted(() -> {
            var captured = new TreeMap<String, List<String>>();
            var openAuthorisations = new ArrayList<String>();
            for (var entry : ledger()) {
                var reference = entry.path("reference").asString();
                switch (entry.path("kind").asString()) {
                    case "AUTHORISED" -> openAuthorisations.add(reference);
                    case "VOIDED" -> openAuthorisations.remove(reference);
                    case "CAPTURED" -> {
                        openAuthorisations.remove(reference);
                        captured.computeIfAbsent(reference, key -> new ArrayList<>())
                                .add(entry.path("amount").asString());
                    }
                    default -> {} // declined: nothing was authorised
                }
            }
            assertThat(captured).containsExactlyInAnyOrderEntriesOf(confirmed);
            assertThat(openAuthorisations)
                    .as("authorised but neither captured nor voided")
                    .isEmpty();
        });
    }

    private void committedEventsArePublishedInOrder() {
        for (var database : List.of("catalog", "orders", "wishlist")) {
            await().atMost(TIMEOUT)
                    .untilAsserted(() -> assertThat(shop.query(database, "select * from chassis.outbox"))
                            .isEmpty());
        }
        var published = PublishedOrderEvents.read(shop.bootstrapServers()).versionsByOrder();
        var history = new TreeMap<String, List<Long>>();
        shop.query("orders", "select order_id, version from order_history order by order_id, version")
                .forEach(row -> history.computeIfAbsent(row.get(0), key -> new ArrayList<>())
                        .add(Long.valueOf(row.get(1))));
        assertThat(published).containsExactlyInAnyOrderEntriesOf(history); // compares the versions in order
    }

    private List<JsonNode> ledger() {
        var entries = new ArrayList<JsonNode>();
        var page = ledger("");
        page.path("entries").forEach(entries::add);
        while (page.has("next")) {
            page = ledger("?after=" + page.path("next").asString());
            page.path("entries").forEach(entries::add);
        }
        return entries;
    }

    private JsonNode ledger(String query) {
        var request = HttpRequest.newBuilder(shop.url("payment-simulator").resolve("/v1/ledger" + query))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            return JsonMapper.shared()
                    .readTree(http.send(request, BodyHandlers.ofString()).body());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static List<String> column(List<List<String>> rows) {
        return rows.stream().map(List::getFirst).toList();
    }
}
