package shop.bobbin.chassis.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static shop.bobbin.chassis.problem.ProblemAssert.assertProblem;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import shop.bobbin.chassis.ledger.Ledger;
import shop.bobbin.chassis.ledger.SilentProxy;

/** A database that answers no more, and says so to nobody: a failover without a reset, a pulled plug. */
@Timeout(90)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SilentDatabaseIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final SilentProxy proxy =
            new SilentProxy(Ledger.backing().postgres().port());
    private Ledger ledger;

    @BeforeAll
    void start() {
        var direct = Ledger.backing().postgres();
        ledger = Ledger.start(
                "silent",
                "spring.datasource.url="
                        + direct.jdbcUrl("silent").replace(":" + direct.port() + "/", ":" + proxy.port() + "/"),
                "spring.datasource.hikari.validation-timeout=500",
                "bobbin.database.socket-timeout=3s",
                "bobbin.database.statement-timeout=2s",
                "bobbin.database.lock-timeout=1s",
                "bobbin.database.idle-in-transaction-timeout=2s");
    }

    @AfterAll
    void close() {
        proxy.recover();
        ledger.close();
        proxy.close();
    }

    @Test
    void failsRequestsWithinSecondsAndNoLongerThanItIsSilent() throws Exception {
        assertThat(credit("silent")).isEqualTo(201);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var silent = new CountDownLatch(1);
            var underWay = threads.submit(() -> ledger.accounts().credit("silent", 1, () -> {
                proxy.goSilent();
                silent.countDown();
            }));
            awaitUninterruptibly(silent);

            var requests = IntStream.range(0, 10)
                    .mapToObj(i -> threads.submit(() -> Ledger.send(ledger.request("/accounts/silent", "book"))))
                    .toList();
            for (var request : requests) {
                assertProblem(request.get(8, TimeUnit.SECONDS), 503, "unavailable");
            }
            assertThatThrownBy(() -> underWay.get(8, TimeUnit.SECONDS))
                    .satisfies(failure ->
                            assertThat(DatabaseFailures.isOutage(failure)).isTrue());

            proxy.recover();
            await().atMost(LIMIT).until(() -> credit("silent") == 201);
            var balance = ledger.accounts().find("silent").orElseThrow().balance();
            await().atMost(LIMIT).until(() -> ledger.statements().balance("silent") == balance);
        }
    }

    @Test
    void answersAConflictWhenARowStaysLocked() throws Exception {
        var locked = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var holder = threads.submit(() -> ledger.accounts().credit("locked", 1, () -> {
                locked.countDown();
                awaitUninterruptibly(goOn);
            }));
            awaitUninterruptibly(locked);

            assertProblem(ledger.credit("locked", "{\"amount\": 1}"), 409, "conflict");

            // what a frozen process leaves behind ends by itself, with its locks
            await().atMost(LIMIT).until(() -> credit("locked") == 201);
            goOn.countDown();
            assertThatThrownBy(() -> holder.get(8, TimeUnit.SECONDS)).isNotNull();
        }
        assertThat(ledger.accounts().find("locked").orElseThrow().balance()).isEqualTo(1);
    }

    private int credit(String account) {
        return ledger.credit(account, "{\"amount\": 1}").statusCode();
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
