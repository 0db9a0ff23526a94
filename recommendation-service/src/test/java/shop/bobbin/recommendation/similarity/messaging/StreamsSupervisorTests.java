package shop.bobbin.recommendation.similarity.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;
import shop.bobbin.recommendation.similarity.TestData;

class StreamsSupervisorTests {

    private final AtomicReference<Instant> now = new AtomicReference<>(TestData.NOON);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final RestartBackOff backOff = new RestartBackOff(now::get, meters);
    private final AtomicInteger starts = new AtomicInteger();
    private final AtomicReference<Thread> supervisor = new AtomicReference<>();
    private final StreamsSupervisor streams =
            new StreamsSupervisor(this::topology, new Properties(), () -> {}, meters, backOff);

    /** Fails like Streams does before it starts, for example when the host name of the broker cannot be resolved. */
    private Topology topology() {
        supervisor.set(Thread.currentThread());
        if (starts.incrementAndGet() == 1) {
            throw new StackOverflowError();
        }
        throw new KafkaException("Failed to create", new ConfigException("No resolvable bootstrap urls"));
    }

    @AfterEach
    void stop() {
        streams.stop();
    }

    @Test
    void restartsTheApplicationAfterAnErrorAndAfterAnException() {
        streams.start();

        await().atMost(Duration.ofSeconds(20)).until(() -> starts.get() >= 3);
        assertThat(streams.isSupervisorDead()).isFalse();
        assertThat(live()).isEqualTo(Status.UP);
        assertThat(ready()).isEqualTo(Status.OUT_OF_SERVICE);
        assertThat(meters.counter("bobbin.streams.failed").count()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void isNeitherLiveNorReadyWhenTheSupervisorHasEnded() {
        streams.start();
        await().until(() -> supervisor.get() != null);

        supervisor.get().interrupt();

        await().untilAsserted(() -> assertThat(live()).isEqualTo(Status.DOWN));
        assertThat(ready()).isEqualTo(Status.DOWN);
    }

    @Test
    void isLiveAndNotReadyInACrashLoop() {
        fail(4);
        assertThat(ready()).isEqualTo(Status.OUT_OF_SERVICE);

        fail(1);
        assertThat(ready()).isEqualTo(Status.DOWN);
        assertThat(live()).isEqualTo(Status.UP);

        now.set(TestData.NOON.plus(Duration.ofMinutes(11)));
        assertThat(ready()).isEqualTo(Status.OUT_OF_SERVICE);
    }

    @Test
    void doesNotCountOutages() {
        for (int i = 0; i < 10; i++) {
            backOff.failed(new StreamsException("No broker", new TimeoutException("in 60 s")));
        }

        assertThat(backOff.isCrashLooping()).isFalse();
        assertThat(backOff.delay()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void doublesTheDelayWithEachFailure() {
        assertThat(Stream.generate(() -> {
                            fail(1);
                            return backOff.delay().toSeconds();
                        })
                        .limit(7))
                .containsExactly(2L, 4L, 8L, 16L, 32L, 32L, 32L);
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            backOff.failed(new IllegalStateException("a bug"));
        }
    }

    private Status live() {
        return new StreamsLivenessHealthIndicator(streams).health().getStatus();
    }

    private Status ready() {
        return new StreamsReadinessHealthIndicator(streams).health().getStatus();
    }
}
