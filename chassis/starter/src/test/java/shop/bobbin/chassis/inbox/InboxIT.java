package shop.bobbin.chassis.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static shop.bobbin.chassis.ledger.EventLog.body;
import static shop.bobbin.chassis.ledger.EventLog.credited;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.availability.ApplicationAvailabilityBean;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.event.ConsumerStoppedEvent;
import org.springframework.kafka.event.ConsumerStoppedEvent.Reason;
import shop.bobbin.chassis.ledger.EventLog;
import shop.bobbin.chassis.ledger.Ledger;
import shop.bobbin.chassis.ledger.Statements.Statement;

class InboxIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final Ledger ledger = Ledger.shared();
    private final UUID id = UUID.randomUUID();

    @AfterEach
    void noMoreHooks() {
        ledger.statements().afterEffect(() -> {});
    }

    @Test
    void letsADuplicateHaveNoEffect() {
        var event = credited(ledger, "twice", id, body("twice", 5));
        var last = credited(ledger, "twice", UUID.randomUUID(), body("twice", 1));

        EventLog.write(List.of(event, event, event, last));

        EventLog.awaitConsumed(ledger);
        assertThat(ledger.statements().find("twice")).contains(new Statement("twice", 6, 2));
    }

    /** The same event from two partitions, read by two consumers: the second waits for the first, then leaves it. */
    @Test
    void letsAConcurrentDuplicateHaveNoEffect() {
        await().atMost(TIMEOUT).until(this::partitionsAreShared);
        var sawTheOtherWait = new AtomicBoolean();
        ledger.statements().afterEffect(() -> {
            await().atMost(TIMEOUT).until(this::somebodyWaitsForALock);
            sawTheOtherWait.set(true);
        });

        EventLog.write(List.of(
                credited(ledger, 0, "at-once", id, body("at-once", 5)),
                credited(ledger, 5, "at-once", id, body("at-once", 5))));

        await().atMost(TIMEOUT).untilTrue(sawTheOtherWait);
        ledger.statements().afterEffect(() -> {});
        EventLog.write(List.of(
                credited(ledger, 0, "at-once", UUID.randomUUID(), body("at-once", 1)),
                credited(ledger, 5, "at-once", UUID.randomUUID(), body("at-once", 1))));
        EventLog.awaitConsumed(ledger);
        assertThat(ledger.statements().find("at-once")).contains(new Statement("at-once", 7, 3));
    }

    @Test
    void forgetsAnEventWhoseEffectIsRolledBack() {
        ledger.statements().breakFor("undone");

        EventLog.write(List.of(credited(ledger, "undone", id, body("undone", 5))));

        EventLog.awaitConsumed(ledger);
        assertThat(EventLog.read(ledger.deadLetterTopic(), "undone")).hasSize(1);
        assertThat(ledger.statements().seen("undone")).hasSize(1);
        assertThat(ledger.statements().find("undone")).isEmpty();
        assertThat(taken(id)).isFalse();
    }

    @Test
    void remembersAnEventWithItsEffect() {
        EventLog.write(List.of(credited(ledger, "done", id, body("done", 5))));

        EventLog.awaitConsumed(ledger);
        assertThat(ledger.statements().balance("done")).isEqualTo(5);
        assertThat(taken(id)).isTrue();
    }

    /** Nothing starts a consumer again but a restart of the instance. */
    @Test
    void isNeitherAliveNorReadyWithoutAConsumer() {
        ledger.bean(ListenerLiveness.class).onApplicationEvent(new ConsumerStoppedEvent(this, this, Reason.ERROR));
        try {
            assertThat(health("liveness")).isEqualTo(503);
            assertThat(health("readiness")).isEqualTo(503);
        } finally {
            ledger.bean(ApplicationAvailabilityBean.class)
                    .onApplicationEvent(new AvailabilityChangeEvent<>(this, LivenessState.CORRECT));
        }
        assertThat(health("liveness")).isEqualTo(200);
        assertThat(health("readiness")).isEqualTo(200);
    }

    private int health(String group) {
        return Ledger.send(ledger.request("/actuator/health/" + group)).statusCode();
    }

    /** What tells that a service does not keep up. */
    @Test
    void measuresHowFarItLagsBehind() {
        EventLog.write(List.of(credited(ledger, "measured", id, body("measured", 5))));

        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(Ledger.send(ledger.request("/actuator/prometheus"))
                                .body())
                        .containsPattern("(?m)^kafka_consumer_fetch_manager_records_lag_max\\{.* 0\\.0$"));
    }

    /** Until the group has settled one consumer has all of them, and nothing is concurrent. */
    private boolean partitionsAreShared() {
        var assigned = ledger.bean(MeterRegistry.class)
                .find("kafka.consumer.coordinator.assigned.partitions")
                .gauges();
        return assigned.size() > 1 && assigned.stream().allMatch(gauge -> gauge.value() > 0);
    }

    private boolean taken(UUID event) {
        return ledger.bean(JdbcClient.class)
                .sql("select exists (select from chassis.inbox where consumer = ? and event_id = ?)")
                .params(ledger.group(), event.toString())
                .query(Boolean.class)
                .single();
    }

    private boolean somebodyWaitsForALock() {
        return ledger.bean(JdbcClient.class)
                .sql("select exists (select from pg_locks where not granted)")
                .query(Boolean.class)
                .single();
    }
}
