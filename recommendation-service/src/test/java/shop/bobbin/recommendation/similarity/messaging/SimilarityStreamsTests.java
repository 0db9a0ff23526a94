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
import shop.bobbin.recommendation.similarity.Some;

class SimilarityStreamsTests {

    private final AtomicReference<Instant> now = new AtomicReference<>(Some.NOON);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final StreamFailures failures = new StreamFailures(now::get, meters);
    private final AtomicInteger starts = new AtomicInteger();
    private final AtomicReference<Thread> keeper = new AtomicReference<>();
    private final SimilarityStreams streams =
            new SimilarityStreams(this::topology, new Properties(), () -> {}, meters, failures);

    /** What may happen before the application exists, for example when the address of the broker is unknown. */
    private Topology topology() {
        keeper.set(Thread.currentThread());
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
    void isStartedAgainAfterAnErrorAndAfterAnException() {
        streams.start();

        await().atMost(Duration.ofSeconds(20)).until(() -> starts.get() >= 3);
        assertThat(streams.isDead()).isFalse();
        assertThat(live()).isEqualTo(Status.UP);
        assertThat(ready()).isEqualTo(Status.OUT_OF_SERVICE);
        assertThat(meters.counter("bobbin.streams.failed").count()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void isNeitherLiveNorReadyWhenNothingKeepsItRunning() {
        streams.start();
        await().until(() -> keeper.get() != null);

        keeper.get().interrupt();

        await().untilAsserted(() -> assertThat(live()).isEqualTo(Status.DOWN));
        assertThat(ready()).isEqualTo(Status.DOWN);
    }

    @Test
    void isLiveAndNotReadyWhenItFailsAgainAndAgain() {
        fail(4);
        assertThat(ready()).isEqualTo(Status.OUT_OF_SERVICE);

        fail(1);
        assertThat(ready()).isEqualTo(Status.DOWN);
        assertThat(live()).isEqualTo(Status.UP);

        now.set(Some.NOON.plus(Duration.ofMinutes(11)));
        assertThat(ready()).isEqualTo(Status.OUT_OF_SERVICE);
    }

    @Test
    void doesNotCountOutages() {
        for (int i = 0; i < 10; i++) {
            failures.add(new StreamsException("No broker", new TimeoutException("in 60 s")));
        }

        assertThat(failures.areMany()).isFalse();
        assertThat(failures.pause()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void waitsLongerFromFailureToFailure() {
        assertThat(Stream.generate(() -> {
                            fail(1);
                            return failures.pause().toSeconds();
                        })
                        .limit(7))
                .containsExactly(2L, 4L, 8L, 16L, 32L, 32L, 32L);
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            failures.add(new IllegalStateException("a fault of ours"));
        }
    }

    private Status live() {
        return new StreamsLiveness(streams).health().getStatus();
    }

    private Status ready() {
        return new StreamsHealth(streams).health().getStatus();
    }
}
