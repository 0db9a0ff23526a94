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

class OperatorIT {

    private static final String LIST = "GET /actuator/deadletters";
    private static final String REPLAY = "POST /actuator/deadletters/order-service.prices.catalog.products.dlt";
    private static final String REBUILD = "POST /actuator/productreplica";
    private static final String TOPIC = "order-service.prices.catalog.products.dlt";

    private final SomeService orders = new SomeService();
    private final SomeService wishlist = new SomeService();
    private final SomeService recommendation = new SomeService();
    private final Map<String, List<URI>> instances = new HashMap<>();
    private final List<String> said = new ArrayList<>();
    private final Operator operator = new Operator(
            List.of("order-service", "wishlist-service", "recommendation-service"),
            new Actuators(service -> instances.getOrDefault(service, List.of()), () -> "t0ken"),
            said::add);

    @BeforeEach
    void nothingWaits() {
        instances.put("order-service", List.of(orders.url()));
        instances.put("wishlist-service", List.of(wishlist.url()));
        instances.put("recommendation-service", List.of(recommendation.url()));
        orders.answers(
                LIST,
                200,
                "[{\"topic\":\"orders.first.dlt\",\"waiting\":0},{\"topic\":\"%s\",\"waiting\":0}]".formatted(TOPIC));
        wishlist.answers(LIST, 200, "[{\"topic\":\"wishes.dlt\",\"waiting\":0}]");
        recommendation.answers(LIST, 200, "[{\"topic\":\"signals.dlt\",\"waiting\":0}]");
    }

    @AfterEach
    void end() {
        List.of(orders, wishlist, recommendation).forEach(SomeService::close);
    }

    @Test
    void tellsThatNothingWaits() {
        operator.deadLetters();

        assertThat(said).containsExactly("Nothing waits.");
        assertThat(orders.asked()).containsExactly(LIST + " Bearer t0ken");
    }

    @Test
    void countsWhatWaits() {
        orders.answers(LIST, 200, "[{\"topic\":\"%s\",\"waiting\":3}]".formatted(TOPIC));
        wishlist.answers(
                LIST, 200, "[{\"topic\":\"wishes.dlt\",\"waiting\":1},{\"topic\":\"none.dlt\",\"waiting\":0}]");

        operator.deadLetters();

        assertThat(said)
                .startsWith(TOPIC + ": 3 events", "wishes.dlt: 1 event")
                .noneMatch(line -> line.contains("none.dlt"));
    }

    @Test
    void tellsWhatOthersHaveParkedBeforeItComplains() {
        orders.close();
        wishlist.answers(LIST, 200, "[{\"topic\":\"wishes.dlt\",\"waiting\":1}]");
        recommendation.answers(LIST, 500, "{\"detail\":\"Something failed.\"}");

        assertThatThrownBy(operator::deadLetters)
                .isInstanceOf(OperatorFailed.class)
                .hasMessageContaining("order-service does not answer at " + orders.url())
                .hasMessageContaining("recommendation-service does not list its dead letters: 500 Something failed.")
                .hasMessageContaining("'status'");
        assertThat(said).startsWith("wishes.dlt: 1 event").doesNotContain("Nothing waits.");
    }

    @Test
    void replaysATopicAtItsOwner() {
        orders.answers(REPLAY, 200, "{\"replayed\":2,\"deadLetteredAgain\":0}");

        operator.replay(TOPIC);

        assertThat(said).containsExactly(TOPIC + ": 2 events replayed by order-service");
        assertThat(orders.asked()).containsExactly(LIST + " Bearer t0ken", REPLAY + " Bearer t0ken");
    }

    @Test
    void failsWhenAnEventIsParkedAgain() {
        orders.answers(REPLAY, 200, "{\"replayed\":2,\"deadLetteredAgain\":1}");

        assertThatThrownBy(() -> operator.replay(TOPIC))
                .isInstanceOf(OperatorFailed.class)
                .hasMessageContaining("1 event failed again");
        assertThat(said).containsExactly(TOPIC + ": 2 events replayed by order-service");
    }

    @Test
    void saysThatAReplayHasFailed() {
        orders.answers(REPLAY, 503, "{\"detail\":\"Please try again in a moment.\"}");

        assertThatThrownBy(() -> operator.replay(TOPIC))
                .isInstanceOf(OperatorFailed.class)
                .hasMessageContaining(
                        "order-service has not replayed " + TOPIC + ": 503 Please try again in a moment.");
    }

    @Test
    void listsTheTopicsThatThereAre() {
        assertThatThrownBy(() -> operator.replay("catalog.products"))
                .isInstanceOf(NoSuchName.class)
                .hasMessageContaining(
                        "'catalog.products'. There are: orders.first.dlt, " + TOPIC + ", wishes.dlt, signals.dlt.");
    }

    @Test
    void doesNotSayThatThereIsNoSuchTopicWhileAServiceIsAway() {
        instances.remove("order-service");

        assertThatThrownBy(() -> operator.replay(TOPIC))
                .isInstanceOf(OperatorFailed.class)
                .hasMessageContaining("order-service does not answer: nobody has its name");
    }

    @Test
    void buildsACopyAnew() {
        wishlist.answers(REBUILD, 200, "{\"products\":42,\"tookMillis\":7}");

        operator.rebuild("wishlist-service");

        assertThat(said).containsExactly("wishlist-service has built its copy anew: 42 products, in 7 ms");
        assertThat(wishlist.asked()).containsExactly(REBUILD + " Bearer t0ken");
    }

    @Test
    void saysWhyACopyWasNotBuiltAnew() {
        wishlist.answers(REBUILD, 503, "{\"reason\":\"no broker\"}");
        assertThatThrownBy(() -> operator.rebuild("wishlist-service"))
                .isInstanceOf(OperatorFailed.class)
                .hasMessageContaining("goes on with the old one: 503 no broker");

        wishlist.answers(REBUILD, 409, "{\"reason\":\"Another rebuild was quicker.\"}");
        assertThatThrownBy(() -> operator.rebuild("wishlist-service"))
                .isInstanceOf(OperatorFailed.class)
                .hasMessageContaining("Another rebuild was quicker.");
        assertThat(said).isEmpty();
    }

    @Test
    void listsTheServicesThatHaveACopy() {
        assertThatThrownBy(() -> operator.rebuild("order-service"))
                .isInstanceOf(NoSuchName.class)
                .hasMessageContaining("Those that have one: wishlist-service.");
        assertThat(orders.asked()).isEmpty();
    }

    @Test
    void asksTheNextInstanceWhenTheFirstDoesNotAnswer() {
        orders.close();
        instances.put("wishlist-service", List.of(orders.url(), wishlist.url()));
        wishlist.answers(REBUILD, 200, "{\"products\":42,\"tookMillis\":7}");

        operator.rebuild("wishlist-service");

        assertThat(wishlist.asked()).hasSize(1);
    }

    @Test
    void givesWorkThatWasTakenOnToNobodyElse() {
        orders.answersNothing(REBUILD);
        instances.put("wishlist-service", List.of(orders.url(), wishlist.url()));

        assertThatThrownBy(() -> operator.rebuild("wishlist-service"))
                .isInstanceOf(OperatorFailed.class)
                .hasMessageContaining("may still be at work");
        assertThat(wishlist.asked()).isEmpty();
    }

    @Test
    void asksAnotherOneForWhatOneDoesNotTell() {
        orders.answersNothing(LIST);
        instances.put("wishlist-service", List.of(orders.url(), wishlist.url()));
        instances.remove("order-service");

        assertThatThrownBy(operator::deadLetters).hasMessageNotContaining("wishlist-service");
        assertThat(wishlist.asked()).hasSize(1);
    }

    @Test
    void saysWhatToDoWhenItsKeyIsNotBelieved() {
        wishlist.answers(REBUILD, 401, "{\"detail\":\"The access token is missing, expired or not valid.\"}");

        assertThatThrownBy(() -> operator.rebuild("wishlist-service"))
                .isInstanceOf(OperatorFailed.class)
                .hasMessageContaining("does not believe the operator's key")
                .hasMessageContaining("public keys");
    }
}
