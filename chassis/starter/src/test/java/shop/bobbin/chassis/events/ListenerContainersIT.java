package shop.bobbin.chassis.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static shop.bobbin.chassis.ledger.EventTopic.body;
import static shop.bobbin.chassis.ledger.EventTopic.credited;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.availability.ApplicationAvailabilityBean;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.kafka.event.ConsumerStoppedEvent;
import org.springframework.kafka.event.ConsumerStoppedEvent.Reason;
import shop.bobbin.chassis.ledger.EventTopic;
import shop.bobbin.chassis.ledger.Ledger;

class ListenerContainersIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final Ledger ledger = Ledger.shared();

    /** Only a restart of the instance starts a consumer again. */
    @Test
    void isNeitherLiveNorReadyWithoutAConsumer() {
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

    @Test
    void measuresTheConsumerLag() {
        EventTopic.write(List.of(credited(ledger, "measured", UUID.randomUUID(), body("measured", 5))));

        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(Ledger.send(ledger.request("/actuator/prometheus"))
                                .body())
                        .containsPattern("(?m)^kafka_consumer_fetch_manager_records_lag_max\\{.* 0\\.0$"));
    }
}
