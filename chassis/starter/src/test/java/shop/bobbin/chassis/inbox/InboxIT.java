package shop.bobbin.chassis.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static shop.bobbin.chassis.ledger.EventTopic.body;
import static shop.bobbin.chassis.ledger.EventTopic.credited;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import shop.bobbin.chassis.ledger.EventTopic;
import shop.bobbin.chassis.ledger.Ledger;
import shop.bobbin.chassis.ledger.Statements.Statement;

class InboxIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final Ledger ledger = Ledger.shared();
    private final UUID id = UUID.randomUUID();

    @AfterEach
    void removeHook() {
        ledger.statements().afterEffect(() -> {});
    }

    @Test
    void skipsADuplicate() {
        var event = credited(ledger, "twice", id, body("twice", 5));
        var last = credited(ledger, "twice", UUID.randomUUID(), body("twice", 1));

        EventTopic.write(List.of(event, event, event, last));

        EventTopic.awaitConsumed(ledger);
        assertThat(ledger.statements().find("twice")).contains(new Statement("twice", 6, 2));
    }

    /** The same event in two partitions, read by two consumers: the second waits for the first and then skips it. */
    @Test
    void skipsAConcurrentDuplicate() {
        await().atMost(TIMEOUT).until(this::partitionsAreShared);
        var secondIsWaiting = new AtomicBoolean();
        ledger.statements().afterEffect(() -> {
            await().atMost(TIMEOUT).until(this::aTransactionWaitsForALock);
            secondIsWaiting.set(true);
        });

        EventTopic.write(List.of(
                credited(ledger, 0, "at-once", id, body("at-once", 5)),
                credited(ledger, 5, "at-once", id, body("at-once", 5))));

        await().atMost(TIMEOUT).untilTrue(secondIsWaiting);
        ledger.statements().afterEffect(() -> {});
        EventTopic.write(List.of(
                credited(ledger, 0, "at-once", UUID.randomUUID(), body("at-once", 1)),
                credited(ledger, 5, "at-once", UUID.randomUUID(), body("at-once", 1))));
        EventTopic.awaitConsumed(ledger);
        assertThat(ledger.statements().find("at-once")).contains(new Statement("at-once", 7, 3));
    }

    @Test
    void storesNoIdWhenTheEffectIsRolledBack() {
        ledger.statements().failFor("undone");

        EventTopic.write(List.of(credited(ledger, "undone", id, body("undone", 5))));

        EventTopic.awaitConsumed(ledger);
        assertThat(EventTopic.read(ledger.deadLetterTopic(), "undone")).hasSize(1);
        assertThat(ledger.statements().received("undone")).hasSize(1);
        assertThat(ledger.statements().find("undone")).isEmpty();
        assertThat(isStored(id)).isFalse();
    }

    @Test
    void storesTheIdWithTheEffect() {
        EventTopic.write(List.of(credited(ledger, "done", id, body("done", 5))));

        EventTopic.awaitConsumed(ledger);
        assertThat(ledger.statements().balance("done")).isEqualTo(5);
        assertThat(isStored(id)).isTrue();
    }

    /** After a rebalance; before it, one consumer has all partitions. */
    private boolean partitionsAreShared() {
        var assigned = ledger.bean(MeterRegistry.class)
                .find("kafka.consumer.coordinator.assigned.partitions")
                .gauges();
        return assigned.size() > 1 && assigned.stream().allMatch(gauge -> gauge.value() > 0);
    }

    private boolean isStored(UUID event) {
        return ledger.bean(JdbcClient.class)
                .sql("select exists (select from chassis.inbox where consumer = ? and event_id = ?)")
                .params(ledger.group(), event.toString())
                .query(Boolean.class)
                .single();
    }

    private boolean aTransactionWaitsForALock() {
        return ledger.bean(JdbcClient.class)
                .sql("select exists (select from pg_locks where not granted)")
                .query(Boolean.class)
                .single();
    }
}
