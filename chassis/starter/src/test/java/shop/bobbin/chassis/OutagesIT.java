package shop.bobbin.chassis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static shop.bobbin.chassis.ledger.EventLog.body;
import static shop.bobbin.chassis.ledger.EventLog.credited;
import static shop.bobbin.chassis.problem.ProblemAssert.assertProblem;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import shop.bobbin.backing.Kafka;
import shop.bobbin.backing.Postgres;
import shop.bobbin.chassis.ledger.Accounts;
import shop.bobbin.chassis.ledger.EventLog;
import shop.bobbin.chassis.ledger.Ledger;
import shop.bobbin.chassis.ledger.LogLines;
import shop.bobbin.chassis.ledger.Pauses;
import shop.bobbin.chassis.ledger.Writers;

/** The broker and the database go and come back while the ledger works. Nothing is lost, and nothing counts twice. */
class OutagesIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final Ledger ledger = Ledger.shared();
    private final Kafka kafka = Ledger.backing().kafka();
    private final Postgres postgres = Ledger.backing().postgres();

    @Test
    void writersGoOnWhileTheBrokerIsAway() {
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

        assertEachCreditHasCountedOnce(accounts);
    }

    @Test
    void goesOnWhereItWasWhenTheDatabaseCrashes() {
        var accounts = List.of("database-a", "database-b", "database-c", "database-d");

        try (var writers = Writers.keepCrediting(ledger, accounts)) {
            await().until(() -> writers.commits() > 50);
            postgres.crash();
            postgres.start();
            awaitCommits(writers, 50);
        }

        assertEachCreditHasCountedOnce(accounts);
    }

    @Test
    void parksNothingWhileTheDatabaseIsAway() {
        var parkedBefore = EventLog.read(ledger.deadLetterTopic()).size();
        var pauses = ledger.bean(Pauses.class);
        var accounts = IntStream.range(0, 20).mapToObj(i -> "away-" + i).toList();
        pauses.forget();
        var lines = new LogLines();

        postgres.stop();
        EventLog.write(accounts.stream()
                .map(account -> credited(ledger, account, UUID.randomUUID(), body(account, 5)))
                .toList());
        await().atMost(TIMEOUT).until(() -> pauses.count() >= 6);
        var answer = Ledger.send(ledger.request("/accounts/nobody", "book"));
        postgres.start();

        await().atMost(TIMEOUT)
                .ignoreExceptionsInstanceOf(DataAccessException.class)
                .untilAsserted(() -> assertThat(accounts)
                        .allSatisfy(account ->
                                assertThat(ledger.statements().balance(account)).isEqualTo(5)));
        assertThat(EventLog.read(ledger.deadLetterTopic())).hasSize(parkedBefore);
        EventLog.awaitConsumed(ledger);
        lines.close();
        assertThat(lines.warnings()).singleElement().asString().contains("The database is unavailable");
        assertProblem(answer, 503, "unavailable");
        assertThat(answer.headers().firstValueAsLong("Retry-After")).hasValue(5);
    }

    /** As after a failover to a standby, or when an operator protects a disk that is full. */
    @Test
    void parksNothingWhileTheDatabaseIsReadOnly() throws SQLException {
        var parkedBefore = EventLog.read(ledger.deadLetterTopic()).size();
        var pauses = ledger.bean(Pauses.class);

        setReadOnly("on");
        pauses.forget();
        EventLog.write(List.of(credited(ledger, "read-only", UUID.randomUUID(), body("read-only", 5))));
        await().atMost(TIMEOUT)
                .until(() -> pauses.count() >= 3
                        || EventLog.read(ledger.deadLetterTopic()).size() > parkedBefore);
        setReadOnly("off");

        EventLog.awaitConsumed(ledger);
        assertThat(EventLog.read(ledger.deadLetterTopic())).hasSize(parkedBefore);
        assertThat(ledger.statements().balance("read-only")).isEqualTo(5);
    }

    @Test
    void publishesNothingWhileTheDatabaseIsReadOnlyAndOnceAfterwards() throws SQLException {
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
                    .until(() -> EventLog.read(ledger.topic(), "once").isEmpty());
        } finally {
            endOutage();
        }
        await().atMost(TIMEOUT).until(() -> ledger.statements().balance("once") == 1);

        assertThat(EventLog.read(ledger.topic(), "once")).hasSize(1);
    }

    /** Up to its line in the log, so that the next outage has lines of its own. */
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
        var wanted = writers.commits() + more;
        await().atMost(TIMEOUT).until(() -> writers.commits() >= wanted);
    }

    private void assertEachCreditHasCountedOnce(List<String> accounts) {
        for (var name : accounts) {
            var account = ledger.accounts().find(name).orElseThrow();
            await().atMost(TIMEOUT).until(() -> ledger.statements().balance(name) >= account.balance());
        }
        EventLog.awaitConsumed(ledger); // what comes twice may come last
        var log = EventLog.read(ledger.topic());
        for (var name : accounts) {
            var account = ledger.accounts().find(name).orElseThrow();
            assertThat(ledger.statements().find(name)).get().satisfies(statement -> {
                assertThat(statement.balance()).isEqualTo(account.balance());
                assertThat(statement.events()).isEqualTo(account.version());
            });
            assertThat(EventLog.versions(log.stream()
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
