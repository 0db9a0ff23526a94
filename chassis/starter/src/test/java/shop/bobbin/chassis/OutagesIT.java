package shop.bobbin.chassis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static shop.bobbin.chassis.ledger.EventTopic.body;
import static shop.bobbin.chassis.ledger.EventTopic.credited;
import static shop.bobbin.chassis.problem.ProblemAssert.assertProblem;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import shop.bobbin.backing.Kafka;
import shop.bobbin.backing.Postgres;
import shop.bobbin.chassis.ledger.Accounts;
import shop.bobbin.chassis.ledger.ConsumerPauses;
import shop.bobbin.chassis.ledger.EventTopic;
import shop.bobbin.chassis.ledger.Ledger;
import shop.bobbin.chassis.ledger.LogLines;
import shop.bobbin.chassis.ledger.Writers;

/** Outages of the broker and the database under load: no event is lost, and none has its effect twice. */
@Tag("proof")
class OutagesIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final Ledger ledger = Ledger.shared();
    private final Kafka kafka = Ledger.backing().kafka();
    private final Postgres postgres = Ledger.backing().postgres();

    @Test
    void commitsWhileTheBrokerIsUnavailable() {
        var accounts = List.of("broker-a", "broker-b", "broker-c", "broker-d");

        try (var writers = Writers.keepCrediting(ledger, accounts)) {
            await().until(() -> writers.commits() > 20);
            kafka.stop();
            awaitCommits(writers, 100);
            kafka.start();
            awaitCommits(writers, 20);
            kafka.crash();
            awaitCommits(writers, 100);
            kafka.start();
            awaitCommits(writers, 20);
        }

        assertEachCreditCountsOnce(accounts);
    }

    @Test
    void losesNothingWhenTheDatabaseCrashes() {
        var accounts = List.of("database-a", "database-b", "database-c", "database-d");

        try (var writers = Writers.keepCrediting(ledger, accounts)) {
            await().until(() -> writers.commits() > 50);
            postgres.crash();
            postgres.start();
            awaitCommits(writers, 50);
        }

        assertEachCreditCountsOnce(accounts);
    }

    @Test
    void deadLettersNothingWhileTheDatabaseIsUnavailable() {
        var deadLettersBefore = EventTopic.read(ledger.deadLetterTopic()).size();
        var pauses = ledger.bean(ConsumerPauses.class);
        var accounts = IntStream.range(0, 20).mapToObj(i -> "outage-" + i).toList();
        pauses.reset();
        var lines = new LogLines();

        postgres.stop();
        EventTopic.write(accounts.stream()
                .map(account -> credited(ledger, account, UUID.randomUUID(), body(account, 5)))
                .toList());
        await().atMost(TIMEOUT).until(() -> pauses.count() >= 6);
        var response = Ledger.send(ledger.request("/accounts/unknown", "book"));
        postgres.start();

        await().atMost(TIMEOUT)
                .ignoreExceptionsInstanceOf(DataAccessException.class)
                .untilAsserted(() -> assertThat(accounts)
                        .allSatisfy(account ->
                                assertThat(ledger.statements().balance(account)).isEqualTo(5)));
        assertThat(EventTopic.read(ledger.deadLetterTopic())).hasSize(deadLettersBefore);
        EventTopic.awaitConsumed(ledger);
        lines.close();
        assertThat(lines.warnings()).singleElement().asString().contains("The database is unavailable");
        assertProblem(response, 503, "unavailable");
        assertThat(response.headers().firstValueAsLong("Retry-After")).hasValue(5);
    }

    /** As after a failover to a standby, or when an operator protects a full disk. */
    @Test
    void deadLettersNothingWhileTheDatabaseIsReadOnly() throws SQLException {
        var deadLettersBefore = EventTopic.read(ledger.deadLetterTopic()).size();
        var pauses = ledger.bean(ConsumerPauses.class);

        setReadOnly("on");
        pauses.reset();
        EventTopic.write(List.of(credited(ledger, "read-only", UUID.randomUUID(), body("read-only", 5))));
        await().atMost(TIMEOUT)
                .until(() -> pauses.count() >= 3
                        || EventTopic.read(ledger.deadLetterTopic()).size() > deadLettersBefore);
        setReadOnly("off");

        EventTopic.awaitConsumed(ledger);
        assertThat(EventTopic.read(ledger.deadLetterTopic())).hasSize(deadLettersBefore);
        assertThat(ledger.statements().balance("read-only")).isEqualTo(5);
    }

    @Test
    void publishesOnlyAfterTheDatabaseIsWritableAgain() throws SQLException {
        var jdbc = ledger.bean(JdbcTemplate.class);
        setReadOnly("on");
        try {
            jdbc.queryForList("""
                    select pg_terminate_backend(pid, 5000) from pg_locks join pg_database on database = pg_database.oid
                    where locktype = 'advisory' and datname = current_database()"""); // the relay's session
            new TransactionTemplate(ledger.bean(PlatformTransactionManager.class)).executeWithoutResult(transaction -> {
                jdbc.execute("set transaction read write");
                ledger.accounts().credit("once", 1);
            });

            await().during(Duration.ofSeconds(3))
                    .until(() -> EventTopic.read(ledger.topic(), "once").isEmpty());
        } finally {
            endOutage();
        }
        await().atMost(TIMEOUT).until(() -> ledger.statements().balance("once") == 1);

        assertThat(EventTopic.read(ledger.topic(), "once")).hasSize(1);
    }

    /** Waits for the line at the end of the outage, so that the next outage is logged separately. */
    private void endOutage() throws SQLException {
        try (var lines = new LogLines()) {
            setReadOnly("off");
            await().atMost(TIMEOUT)
                    .until(() ->
                            !lines.containing("The database is available again").isEmpty());
        }
    }

    private void setReadOnly(String value) throws SQLException {
        new TransactionTemplate(ledger.bean(PlatformTransactionManager.class)).executeWithoutResult(transaction -> {
            var jdbc = ledger.bean(JdbcTemplate.class);
            jdbc.execute("set transaction read write");
            jdbc.execute("alter role current_user set default_transaction_read_only = " + value);
        });
        ledger.bean(DataSource.class)
                .unwrap(HikariDataSource.class)
                .getHikariPoolMXBean()
                .softEvictConnections();
    }

    private static void awaitCommits(Writers writers, int more) {
        var target = writers.commits() + more;
        await().atMost(TIMEOUT).until(() -> writers.commits() >= target);
    }

    private void assertEachCreditCountsOnce(List<String> accounts) {
        for (var name : accounts) {
            var account = ledger.accounts().find(name).orElseThrow();
            await().atMost(TIMEOUT).until(() -> ledger.statements().balance(name) >= account.balance());
        }
        EventTopic.awaitConsumed(ledger); // a duplicate may come last
        var log = EventTopic.read(ledger.topic());
        for (var name : accounts) {
            var account = ledger.accounts().find(name).orElseThrow();
            assertThat(ledger.statements().find(name)).get().satisfies(statement -> {
                assertThat(statement.balance()).isEqualTo(account.balance());
                assertThat(statement.events()).isEqualTo(account.version());
            });
            assertThat(EventTopic.versions(log.stream()
                            .filter(event -> name.equals(event.key()))
                            .toList()))
                    .as(name)
                    .containsExactlyElementsOf(inOrder(account));
        }
    }

    private static List<Long> inOrder(Accounts.Account account) {
        return LongStream.rangeClosed(1, account.version()).boxed().toList();
    }
}
