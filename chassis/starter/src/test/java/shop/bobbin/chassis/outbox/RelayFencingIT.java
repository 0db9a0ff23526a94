package shop.bobbin.chassis.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import shop.bobbin.backing.Topic;
import shop.bobbin.chassis.ledger.EventLog;
import shop.bobbin.chassis.ledger.Ledger;
import tools.jackson.databind.json.JsonMapper;

/**
 * An instance that is paused with a batch in its hands, long enough for the database to give its lock to another one. What it
 * does when it wakes up must not be seen by anybody.
 */
class RelayFencingIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final String topic = "fencing-" + UUID.randomUUID();
    private final HikariDataSource database = new HikariDataSource();
    private final JdbcClient jdbc = JdbcClient.create(database);

    @BeforeEach
    void createOutbox() {
        Ledger.backing().postgres().createDatabase("fencing", "fencing", "fencing");
        Ledger.backing().kafka().provision(List.of(new Topic(topic, 1, false, null)));
        database.setJdbcUrl(Ledger.backing().postgres().jdbcUrl("fencing"));
        database.setUsername("fencing");
        database.setPassword("fencing");
        Flyway.configure()
                .dataSource(database)
                .schemas("chassis")
                .locations("classpath:db/chassis")
                .load()
                .migrate();
        jdbc.sql("truncate chassis.outbox").update();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @ParameterizedTest
    @EnumSource(PausedProducers.Before.class)
    void letsNoRelayPublishOverItsSuccessor(PausedProducers.Before where) {
        var paused = new PausedProducers(producers(), where);
        var first = relay(paused);
        var second = relay(producers());
        store(1, 3);
        first.start();
        try {
            paused.awaitPause();
            endTheSessionThatHoldsTheLock();
            store(4, 6);
            second.start();
            await().atMost(TIMEOUT).until(this::isDrained);

            paused.goOn();
            assertThat(paused.awaitFailure())
                    .isInstanceOfAny(ProducerFencedException.class, InvalidProducerEpochException.class);
            store(7, 8);
            await().atMost(TIMEOUT).until(this::isDrained);
        } finally {
            paused.goOn();
            first.stop();
            second.stop();
        }

        var versions = EventLog.read(topic).stream()
                .map(event -> JsonMapper.shared()
                        .readTree(event.value())
                        .get("version")
                        .asLong())
                .toList();
        assertThat(versions)
                .as("with no duplicate, even")
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 8).boxed().toList());
    }

    private Supplier<Producer<String, byte[]>> producers() {
        return new RelayProducers(
                Map.of("bootstrap.servers", Ledger.backing().kafka().bootstrapServers()), topic);
    }

    private OutboxRelay relay(Supplier<Producer<String, byte[]>> producers) {
        return TestRelay.of(database, producers, Duration.ofSeconds(30));
    }

    private void store(int from, int to) {
        for (int version = from; version <= to; version++) {
            jdbc.sql("insert into chassis.outbox (topic, key, headers, body) values (?, 'key', '{}', ?)")
                    .params(topic, "{\"version\": %d}".formatted(version).getBytes(StandardCharsets.UTF_8))
                    .update();
        }
    }

    private boolean isDrained() {
        return !jdbc.sql("select exists (select from chassis.outbox)")
                .query(Boolean.class)
                .single();
    }

    private void endTheSessionThatHoldsTheLock() {
        var ended = jdbc.sql("""
                        select pg_terminate_backend(pid, 5000) from pg_locks join pg_database on database = pg_database.oid
                         where locktype = 'advisory' and granted and datname = current_database()""").query(Boolean.class).list();
        assertThat(ended).containsExactly(true);
    }
}
