package shop.bobbin.chassis.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A relay that is paused within a batch until another one has become the leader. Nothing that it publishes after it resumes may be
 * visible to consumers.
 */
class RelayFencingIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final OutboxDatabase outbox = new OutboxDatabase("fencing");

    @AfterEach
    void close() {
        outbox.close();
    }

    @ParameterizedTest
    @EnumSource(PausedProducers.Before.class)
    void fencesARelayThatHasLostTheLeadership(PausedProducers.Before where) {
        var paused = new PausedProducers(outbox.producers(), where);
        var first = relay(paused);
        var second = relay(outbox.producers());
        outbox.store(1, 3);
        first.start();
        try {
            paused.awaitPause();
            endSessionOfTheLeader();
            outbox.store(4, 6);
            second.start();
            await().atMost(TIMEOUT).until(outbox::isDrained);

            paused.resume();
            assertThat(paused.awaitFailure())
                    .isInstanceOfAny(ProducerFencedException.class, InvalidProducerEpochException.class);
            outbox.store(7, 8);
            await().atMost(TIMEOUT).until(outbox::isDrained);
        } finally {
            paused.resume();
            first.stop();
            second.stop();
        }

        assertThat(outbox.publishedVersions())
                .as("also without a duplicate")
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 8).boxed().toList());
    }

    private OutboxRelay relay(Supplier<Producer<String, byte[]>> producers) {
        return TestRelay.of(outbox.dataSource(), producers, Duration.ofSeconds(30));
    }

    private void endSessionOfTheLeader() {
        var ended = outbox.jdbc().sql("""
                        select pg_terminate_backend(pid, 5000) from pg_locks join pg_database on database = pg_database.oid
                         where locktype = 'advisory' and granted and datname = current_database()""").query(Boolean.class).list();
        assertThat(ended).containsExactly(true);
    }
}
