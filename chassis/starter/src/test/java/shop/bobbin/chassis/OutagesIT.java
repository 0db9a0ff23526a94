package shop.bobbin.chassis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static shop.bobbin.chassis.ledger.EventLog.body;
import static shop.bobbin.chassis.ledger.EventLog.credited;
import static shop.bobbin.chassis.problem.ProblemAssert.assertProblem;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import shop.bobbin.backing.Kafka;
import shop.bobbin.backing.Postgres;
import shop.bobbin.chassis.ledger.Accounts;
import shop.bobbin.chassis.ledger.EventLog;
import shop.bobbin.chassis.ledger.Ledger;
import shop.bobbin.chassis.ledger.Pauses;
import shop.bobbin.chassis.ledger.Writers;

/** The broker and the database go and come back while the ledger works. Nothing is lost, and nothing counts twice. */
class OutagesIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

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

        postgres.stop();
        EventLog.write(accounts.stream()
                .map(account -> credited(ledger, account, UUID.randomUUID(), body(account, 5)))
                .toList());
        await().atMost(PATIENCE).until(() -> pauses.count() >= 6);
        var answer = Ledger.send(ledger.request("/accounts/nobody", "book"));
        postgres.start();

        await().atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(DataAccessException.class)
                .untilAsserted(() -> assertThat(accounts)
                        .allSatisfy(account ->
                                assertThat(ledger.statements().balance(account)).isEqualTo(5)));
        assertThat(EventLog.read(ledger.deadLetterTopic())).hasSize(parkedBefore);
        assertProblem(answer, 503, "unavailable");
        assertThat(answer.headers().firstValueAsLong("Retry-After")).hasValue(5);
    }

    private static void awaitCommits(Writers writers, int more) {
        var wanted = writers.commits() + more;
        await().atMost(PATIENCE).until(() -> writers.commits() >= wanted);
    }

    private void assertEachCreditHasCountedOnce(List<String> accounts) {
        for (var name : accounts) {
            var account = ledger.accounts().find(name).orElseThrow();
            await().atMost(PATIENCE).until(() -> ledger.statements().balance(name) >= account.balance());
        }
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
