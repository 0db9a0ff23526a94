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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import shop.bobbin.chassis.ledger.BlackholeProxy;
import shop.bobbin.chassis.ledger.Ledger;

/** A database that stops responding without closing its connections, as after a power failure. */
@Timeout(90)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("proof")
@Tag("provider-independent")
class UnresponsiveDatabaseIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final BlackholeProxy proxy =
            new BlackholeProxy(Ledger.backing().postgres().port());
    private Ledger ledger;

    @BeforeAll
    void start() {
        var direct = Ledger.backing().postgres();
        ledger = Ledger.start(
                "unresponsive",
                "spring.datasource.url="
                        + direct.jdbcUrl("unresponsive").replace(":" + direct.port() + "/", ":" + proxy.port() + "/"),
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
    void failsRequestsWithinSecondsAndRecovers() throws Exception {
        assertThat(credit("unresponsive")).isEqualTo(201);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var dropping = new CountDownLatch(1);
            var running = threads.submit(() -> ledger.accounts().credit("unresponsive", 1, () -> {
                proxy.startDropping();
                dropping.countDown();
            }));
            awaitUninterruptibly(dropping);

            var requests = IntStream.range(0, 10)
                    .mapToObj(i -> threads.submit(() -> Ledger.send(ledger.request("/accounts/unresponsive", "book"))))
                    .toList();
            for (var request : requests) {
                assertProblem(request.get(8, TimeUnit.SECONDS), 503, "unavailable");
            }
            assertThatThrownBy(() -> running.get(8, TimeUnit.SECONDS))
                    .satisfies(failure ->
                            assertThat(DatabaseFailures.isOutage(failure)).isTrue());

            proxy.recover();
            await().atMost(TIMEOUT).until(() -> credit("unresponsive") == 201);
            var balance = ledger.accounts().find("unresponsive").orElseThrow().balance();
            await().atMost(TIMEOUT).until(() -> ledger.statements().balance("unresponsive") == balance);
        }
    }

    @Test
    void respondsWithAConflictWhenARowStaysLocked() throws Exception {
        var locked = new CountDownLatch(1);
        var resume = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var holder = threads.submit(() -> ledger.accounts().credit("locked", 1, () -> {
                locked.countDown();
                awaitUninterruptibly(resume);
            }));
            awaitUninterruptibly(locked);

            assertProblem(ledger.credit("locked", "{\"amount\": 1}"), 409, "conflict");

            // the server ends an idle transaction and releases its locks
            await().atMost(TIMEOUT).until(() -> credit("locked") == 201);
            resume.countDown();
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
