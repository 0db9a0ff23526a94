package shop.bobbin.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import shop.bobbin.journeys.invariants.Invariants;
import shop.bobbin.journeys.load.SteadyOrders;

/**
 * Checks the services' logs at the default level: no warnings in normal operation, and one warning per service for an
 * outage of a backing service. {@code -Dbobbin.soak=PT15M} sets the duration of the load, 15 s by default.
 */
@Journey
@Tag("proof")
@Tag("provider-independent")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class QuietLogsJourney {

    private static final List<String> SERVICES = List.of(
            "gateway",
            "catalog-service",
            "order-service",
            "wishlist-service",
            "recommendation-service",
            "payment-simulator");

    private static final Pattern WARNING = Pattern.compile("^\\S+Z +(WARN|ERROR) ");
    private static final Duration SOAK = Duration.parse(System.getProperty("bobbin.soak", "PT15S"));
    private static final Duration OUTAGE = Duration.ofSeconds(15);

    private final RunningShop shop;
    private final SteadyOrders orders;

    QuietLogsJourney(RunningShop shop) {
        this.shop = shop;
        this.orders = new SteadyOrders(shop, shop.merchandiser().addProduct(1_000_000), 2);
    }

    @AfterAll
    static void verifyInvariants(RunningShop shop) {
        new Invariants(shop).verify();
    }

    @Test
    @Order(1)
    void doNotWarnOfOrdersAtASteadyRate() throws Exception {
        var before = warnings();

        var placed = orders.during(SOAK);

        assertThat(placed).as("orders").isPositive();
        assertThat(warningsSince(before)).isEmpty();
    }

    /** Only services that publish events notice the outage. */
    @Test
    @Order(2)
    void haveOneWarningAServiceWhenTheBrokerIsUnavailable() throws Exception {
        haveOneWarningDuringAnOutageOf("kafka", "order-service");
    }

    @Test
    @Order(3)
    void haveOneWarningAServiceWhenTheDatabaseIsUnavailable() throws Exception {
        haveOneWarningDuringAnOutageOf("postgres", "catalog-service", "order-service", "wishlist-service");
    }

    private void haveOneWarningDuringAnOutageOf(String backing, String... services) throws Exception {
        var before = warnings();

        shop.control().kill(backing);
        orders.attemptDuring(OUTAGE);
        shop.control().start(backing);
        awaitRecovery();

        assertThat(warningsSince(before))
                .containsKeys(services)
                .allSatisfy((service, lines) -> assertThat(lines).as(service).hasSize(1));
    }

    /** Waits until the shop confirms a new order and all accepted orders have ended. */
    private void awaitRecovery() {
        await().atMost(Duration.ofSeconds(90))
                .ignoreExceptionsInstanceOf(JourneyFailedException.class)
                .untilAsserted(() -> orders.placeOne());
        new Invariants(shop).verify();
    }

    private Map<String, List<String>> warnings() {
        var all = new TreeMap<String, List<String>>();
        for (var service : SERVICES) {
            all.put(
                    service,
                    shop.control()
                            .log(service)
                            .lines()
                            .filter(line -> WARNING.matcher(line).find())
                            .toList());
        }
        return all;
    }

    private Map<String, List<String>> warningsSince(Map<String, List<String>> before) {
        var since = new TreeMap<String, List<String>>();
        warnings().forEach((service, lines) -> {
            var more = lines.subList(before.getOrDefault(service, List.of()).size(), lines.size());
            if (!more.isEmpty()) {
                since.put(service, more);
            }
        });
        return since;
    }
}
