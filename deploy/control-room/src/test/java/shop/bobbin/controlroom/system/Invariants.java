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
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What must be true of the shop whatever has happened to it, read from its databases, topics and the provider's ledger. */
record Invariants(RunningShop shop) {

    private static final Duration SOON = Duration.ofSeconds(60);

    void hold() {
        everyAcceptedOrderHasEnded();
        stockIsConserved();
        everyConfirmedOrderIsChargedOnceAndNoOther();
        whatIsCommittedIsPublishedInOrder();
    }

    private void everyAcceptedOrderHasEnded() {
        var ended = "select id from orders where status in ('CONFIRMED', 'REJECTED', 'CANCELLED')";
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(column(shop.query("orders", ended))).containsAll(shop.accepted()));
        assertThat(column(shop.query("orders", "select id from orders"))).containsAll(shop.accepted());
    }

    /** Beyond what the database checks itself: what is sold is what confirmed orders list, and nothing is still held. */
    private void stockIsConserved() {
        var ordered = """
                select line->>'sku', sum((line->>'quantity')::int) from orders, jsonb_array_elements(lines) line
                where status = 'CONFIRMED' group by 1 order by 1""";
        await().atMost(SOON).untilAsserted(() -> {
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

    private void everyConfirmedOrderIsChargedOnceAndNoOther() {
        var confirmed = shop.query("orders", "select id, total_amount from orders where status = 'CONFIRMED'").stream()
                .collect(Collectors.toMap(row -> row.get(0), row -> List.of(row.get(1))));
        await().atMost(SOON).untilAsserted(() -> {
            var captured = new TreeMap<String, List<String>>();
            var open = new ArrayList<String>();
            for (var entry : ledger()) {
                var reference = entry.path("reference").asString();
                switch (entry.path("kind").asString()) {
                    case "AUTHORISED" -> open.add(reference);
                    case "VOIDED" -> open.remove(reference);
                    case "CAPTURED" -> {
                        open.remove(reference);
                        captured.computeIfAbsent(reference, key -> new ArrayList<>())
                                .add(entry.path("amount").asString());
                    }
                    default -> {} // declined: no money was ever held
                }
            }
            assertThat(captured).containsExactlyInAnyOrderEntriesOf(confirmed);
            assertThat(open).as("authorised and then forgotten").isEmpty();
        });
    }

    private void whatIsCommittedIsPublishedInOrder() {
        for (var database : List.of("catalog", "orders", "wishlist")) {
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(shop.query(database, "select * from chassis.outbox"))
                            .isEmpty());
        }
        var published = OrderEvents.read(shop.bootstrapServers()).versionsByOrder();
        Map<String, List<Long>> history = new TreeMap<>();
        shop.query("orders", "select order_id, version from order_history order by order_id, version")
                .forEach(row -> history.computeIfAbsent(row.get(0), key -> new ArrayList<>())
                        .add(Long.valueOf(row.get(1))));
        assertThat(published).containsExactlyInAnyOrderEntriesOf(history); // the lists are compared in their order
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
