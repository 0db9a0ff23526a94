package shop.bobbin.chassis.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;
import shop.bobbin.chassis.ledger.Ledger;

class AdvisoryLocksIT {

    private final Ledger ledger = Ledger.shared();
    private final JdbcTemplate jdbc = ledger.bean(JdbcTemplate.class);
    private final TransactionTemplate transaction = ledger.bean(TransactionTemplate.class);
    private final AdvisoryLocks locks = ledger.bean(AdvisoryLocks.class);

    @Test
    void serialisesTransactionsByName() {
        var end = new CountDownLatch(1);
        try (var background = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = CompletableFuture.runAsync(() -> lock("one", end), background);
            await().until(() -> locksOf("granted") == 1);
            transaction.executeWithoutResult(_ -> locks.lock("two"));

            var second = CompletableFuture.runAsync(() -> lock("one", end), background);
            await().until(() -> locksOf("not granted") == 1);
            assertThat(second).isNotDone();

            end.countDown();
            CompletableFuture.allOf(first, second).join();
        } finally {
            end.countDown();
        }
        assertThat(locksOf("granted")).isZero();
    }

    @Test
    void requiresATransaction() {
        assertThatThrownBy(() -> locks.lock("one")).isInstanceOf(IllegalTransactionStateException.class);
    }

    private void lock(String name, CountDownLatch end) {
        transaction.executeWithoutResult(_ -> {
            locks.lock(name);
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Without the lock of the outbox relay's leader, which is a session's. */
    private long locksOf(String condition) {
        var count = jdbc.queryForObject("""
                select count(*) from pg_locks
                where locktype = 'advisory' and %s and (classid, objid) = (
                    (hashtextextended('one', 0) >> 32) & 4294967295, hashtextextended('one', 0) & 4294967295)""".formatted(condition), Long.class);
        return count == null ? 0 : count;
    }
}
