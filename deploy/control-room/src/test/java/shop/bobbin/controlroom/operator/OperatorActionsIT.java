package shop.bobbin.controlroom.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OperatorActionsIT {

    private static final String LIST = "GET /actuator/deadletters";
    private static final String REPLAY = "POST /actuator/deadletters/order-service.prices.catalog.products.dlt";
    private static final String REBUILD = "POST /actuator/productreplica";
    private static final String TOPIC = "order-service.prices.catalog.products.dlt";

    private final FakeService orders = new FakeService();
    private final FakeService wishlist = new FakeService();
    private final FakeService recommendation = new FakeService();
    private final Map<String, List<URI>> instances = new HashMap<>();
    private final List<String> output = new ArrayList<>();
    private final OperatorActions operator = new OperatorActions(
            List.of("order-service", "wishlist-service", "recommendation-service"),
            new ActuatorClient(service -> instances.getOrDefault(service, List.of()), () -> "t0ken"),
            output::add);

    @BeforeEach
    void setUp() {
        instances.put("order-service", List.of(orders.url()));
        instances.put("wishlist-service", List.of(wishlist.url()));
        instances.put("recommendation-service", List.of(recommendation.url()));
        orders.respondsWith(
                LIST,
                200,
                "[{\"topic\":\"orders.first.dlt\",\"waiting\":0},{\"topic\":\"%s\",\"waiting\":0}]".formatted(TOPIC));
        wishlist.respondsWith(LIST, 200, "[{\"topic\":\"wishes.dlt\",\"waiting\":0}]");
        recommendation.respondsWith(LIST, 200, "[{\"topic\":\"signals.dlt\",\"waiting\":0}]");
    }

    @AfterEach
    void end() {
        List.of(orders, wishlist, recommendation).forEach(FakeService::close);
    }

    @Test
    void reportsThatThereAreNoDeadLetters() {
        operator.deadLetters();

        assertThat(output).containsExactly("No dead letters.");
        assertThat(orders.requests()).containsExactly(LIST + " Bearer t0ken");
    }

    @Test
    void countsDeadLetters() {
        orders.respondsWith(LIST, 200, "[{\"topic\":\"%s\",\"waiting\":3}]".formatted(TOPIC));
        wishlist.respondsWith(
                LIST, 200, "[{\"topic\":\"wishes.dlt\",\"waiting\":1},{\"topic\":\"none.dlt\",\"waiting\":0}]");

        operator.deadLetters();

        assertThat(output)
                .startsWith(TOPIC + ": 3 events", "wishes.dlt: 1 event")
                .noneMatch(line -> line.contains("none.dlt"));
    }

    @Test
    void reportsOtherServicesBeforeItFails() {
        orders.close();
        wishlist.respondsWith(LIST, 200, "[{\"topic\":\"wishes.dlt\",\"waiting\":1}]");
        recommendation.respondsWith(LIST, 500, "{\"detail\":\"Something failed.\"}");

        assertThatThrownBy(operator::deadLetters)
                .isInstanceOf(OperatorCommandException.class)
                .hasMessageContaining("order-service cannot be reached at " + orders.url())
                .hasMessageContaining("recommendation-service cannot list its dead letters: 500 Something failed.")
                .hasMessageContaining("'status'");
        assertThat(output).startsWith("wishes.dlt: 1 event").doesNotContain("No dead letters.");
    }

    @Test
    void replaysATopicAtItsService() {
        orders.respondsWith(REPLAY, 200, "{\"replayed\":2,\"deadLetteredAgain\":0}");

        operator.replay(TOPIC);

        assertThat(output).containsExactly(TOPIC + ": 2 events replayed by order-service");
        assertThat(orders.requests()).containsExactly(LIST + " Bearer t0ken", REPLAY + " Bearer t0ken");
    }

    @Test
    void failsWhenAnEventIsDeadLetteredAgain() {
        orders.respondsWith(REPLAY, 200, "{\"replayed\":2,\"deadLetteredAgain\":1}");

        assertThatThrownBy(() -> operator.replay(TOPIC))
                .isInstanceOf(OperatorCommandException.class)
                .hasMessageContaining("1 event failed again");
        assertThat(output).containsExactly(TOPIC + ": 2 events replayed by order-service");
    }

    @Test
    void failsWhenTheReplayFails() {
        orders.respondsWith(REPLAY, 503, "{\"detail\":\"Please try again in a moment.\"}");

        assertThatThrownBy(() -> operator.replay(TOPIC))
                .isInstanceOf(OperatorCommandException.class)
                .hasMessageContaining(
                        "order-service failed to replay " + TOPIC + ": 503 Please try again in a moment.");
    }

    @Test
    void listsTheExistingTopics() {
        assertThatThrownBy(() -> operator.replay("catalog.products"))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContaining("'catalog.products'. Existing topics: orders.first.dlt, " + TOPIC
                        + ", wishes.dlt, signals.dlt.");
    }

    @Test
    void failsForAnUnknownTopicWhileAServiceIsUnavailable() {
        instances.remove("order-service");

        assertThatThrownBy(() -> operator.replay(TOPIC))
                .isInstanceOf(OperatorCommandException.class)
                .hasMessageContaining("order-service cannot be reached: no instance found");
    }

    @Test
    void rebuildsAReplica() {
        wishlist.respondsWith(REBUILD, 200, "{\"products\":42,\"tookMillis\":7}");

        operator.rebuild("wishlist-service");

        assertThat(output).containsExactly("wishlist-service has rebuilt its replica: 42 products in 7 ms");
        assertThat(wishlist.requests()).containsExactly(REBUILD + " Bearer t0ken");
    }

    @Test
    void reportsWhyARebuildFailed() {
        wishlist.respondsWith(REBUILD, 503, "{\"reason\":\"no broker\"}");
        assertThatThrownBy(() -> operator.rebuild("wishlist-service"))
                .isInstanceOf(OperatorCommandException.class)
                .hasMessageContaining("keeps the old one: 503 no broker");

        wishlist.respondsWith(REBUILD, 409, "{\"reason\":\"A later rebuild has replaced this one.\"}");
        assertThatThrownBy(() -> operator.rebuild("wishlist-service"))
                .isInstanceOf(OperatorCommandException.class)
                .hasMessageContaining("A later rebuild has replaced this one.");
        assertThat(output).isEmpty();
    }

    @Test
    void listsTheServicesWithAReplica() {
        assertThatThrownBy(() -> operator.rebuild("order-service"))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContaining("Services with a replica: wishlist-service.");
        assertThat(orders.requests()).isEmpty();
    }

    @Test
    void triesTheNextInstanceWhenOneIsUnreachable() {
        orders.close();
        instances.put("wishlist-service", List.of(orders.url(), wishlist.url()));
        wishlist.respondsWith(REBUILD, 200, "{\"products\":42,\"tookMillis\":7}");

        operator.rebuild("wishlist-service");

        assertThat(wishlist.requests()).hasSize(1);
    }

    @Test
    void doesNotRetryAReceivedPost() {
        orders.closesConnectionOn(REBUILD);
        instances.put("wishlist-service", List.of(orders.url(), wishlist.url()));

        assertThatThrownBy(() -> operator.rebuild("wishlist-service"))
                .isInstanceOf(OperatorCommandException.class)
                .hasMessageContaining("may still be in progress");
        assertThat(wishlist.requests()).isEmpty();
    }

    @Test
    void retriesAReadAtTheNextInstance() {
        orders.closesConnectionOn(LIST);
        instances.put("wishlist-service", List.of(orders.url(), wishlist.url()));
        instances.remove("order-service");

        assertThatThrownBy(operator::deadLetters).hasMessageNotContaining("wishlist-service");
        assertThat(wishlist.requests()).hasSize(1);
    }

    @Test
    void explainsARejectedToken() {
        wishlist.respondsWith(REBUILD, 401, "{\"detail\":\"The access token is missing, expired or not valid.\"}");

        assertThatThrownBy(() -> operator.rebuild("wishlist-service"))
                .isInstanceOf(OperatorCommandException.class)
                .hasMessageContaining("rejects the operator's token")
                .hasMessageContaining("file of public keys");
    }
}
