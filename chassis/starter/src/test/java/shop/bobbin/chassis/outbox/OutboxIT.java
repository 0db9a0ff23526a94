package shop.bobbin.chassis.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionOperations;
import shop.bobbin.chassis.ledger.EventTopic;
import shop.bobbin.chassis.ledger.Ledger;
import shop.bobbin.chassis.ledger.Writers;

class OutboxIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final Ledger ledger = Ledger.shared();

    @Test
    void publishesNothingOfATransactionThatRollsBack() {
        assertThatThrownBy(() -> ledger.accounts().credit("rolled-back", 100, () -> {
                    throw new IllegalStateException("rolled back by the test");
                }))
                .hasMessage("rolled back by the test");
        ledger.accounts().credit("rolled-back", 1);

        await().atMost(TIMEOUT)
                .until(() -> ledger.statements().find("rolled-back").isPresent());
        assertThat(EventTopic.read(ledger.topic(), "rolled-back"))
                .singleElement()
                .satisfies(event -> assertThat(event.value())
                        .asString()
                        .isEqualTo("{\"account\":\"rolled-back\",\"version\":1,\"amount\":1}"));
    }

    @Test
    void keepsTheOrderPerKeyUnderConcurrentWriters() {
        var keys = List.of("order-a", "order-b", "order-c", "order-d", "order-e");
        var started = Instant.now();

        Writers.credit(ledger, keys, 16, 50);
        await().atMost(TIMEOUT)
                .until(() ->
                        keys.stream().mapToLong(ledger.statements()::balance).sum() == 800);

        System.out.printf(
                "outbox: 800 events of 16 writers stored, relayed and handled in %d ms%n",
                Duration.between(started, Instant.now()).toMillis());
        for (var key : keys) {
            var events = EventTopic.read(ledger.topic(), key);
            assertThat(EventTopic.versions(events))
                    .as(key)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, events.size()).boxed().toList());
        }
    }

    @Test
    void publishesWithinASecond() {
        for (int i = 1; i <= 11; i++) {
            var expected = ledger.accounts().credit("prompt", 1);
            await().atMost(TIMEOUT).until(() -> ledger.statements().balance("prompt") == expected);
        }

        var lags = EventTopic.read(ledger.topic(), "prompt").stream()
                .map(event -> event.timestamp()
                        - Instant.parse(EventTopic.header(event, "ce_time")).toEpochMilli())
                .sorted()
                .toList();
        System.out.println("outbox: milliseconds from storing to sending " + lags);
        assertThat(lags.get(lags.size() / 2)).isLessThan(1_000);
    }

    @Test
    void writesACloudEvent() {
        ledger.accounts().credit("envelope", 1);

        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(EventTopic.read(ledger.topic(), "envelope"))
                        .singleElement()
                        .satisfies(event -> {
                            assertThat(EventTopic.header(event, "ce_specversion"))
                                    .isEqualTo("1.0");
                            assertThat(EventTopic.header(event, "ce_id")).matches("[0-9a-f-]{36}");
                            assertThat(EventTopic.header(event, "ce_source")).isEqualTo("/ledger");
                            assertThat(EventTopic.header(event, "ce_type")).isEqualTo("ledger.account.credited.v1");
                            assertThat(EventTopic.header(event, "ce_subject")).isEqualTo("envelope");
                            assertThat(EventTopic.header(event, "content-type")).isEqualTo("application/json");
                        }));
    }

    @Test
    void rejectsAnEventOutsideOfATransaction() {
        var event = new OutgoingEvent(ledger.topic(), "k", "t", "s", "body");

        assertThatThrownBy(() -> ledger.bean(Outbox.class).publish(event)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void rejectsAnEventAboveTheLimit() {
        var event = new OutgoingEvent(ledger.topic(), "k", "t", "s", "x".repeat(900_000));

        assertThatThrownBy(() -> ledger.bean(TransactionOperations.class)
                        .executeWithoutResult(
                                status -> ledger.bean(Outbox.class).publish(event)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
