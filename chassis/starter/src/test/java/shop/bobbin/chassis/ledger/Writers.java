package shop.bobbin.chassis.ledger;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Concurrent writers that credit few accounts, so that they compete for row locks. */
public final class Writers implements AutoCloseable {

    private final AtomicLong commits = new AtomicLong();
    private final ScheduledExecutorService pool;

    private Writers(Ledger ledger, List<String> accounts) {
        this.pool = Executors.newScheduledThreadPool(accounts.size());
        accounts.forEach(
                account -> pool.scheduleWithFixedDelay(() -> credit(ledger, account), 0, 5, TimeUnit.MILLISECONDS));
    }

    /** Credits 1 to the accounts in turn, {@code times} times in each of {@code threads} threads; returns after all commits. */
    public static void credit(Ledger ledger, List<String> accounts, int threads, int times) {
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = IntStream.range(0, threads)
                    .mapToObj(thread -> pool.submit(() -> IntStream.range(0, times)
                            .forEach(time ->
                                    ledger.accounts().credit(accounts.get((thread + time) % accounts.size()), 1))))
                    .toList();
            for (var task : running) {
                task.get();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Starts one writer per account, with about 200 credits per second until closed. */
    public static Writers keepCrediting(Ledger ledger, List<String> accounts) {
        return new Writers(ledger, accounts);
    }

    /** Number of credits whose commit was confirmed. */
    public long commits() {
        return commits.get();
    }

    private void credit(Ledger ledger, String account) {
        try {
            ledger.accounts().credit(account, 1);
            commits.incrementAndGet();
        } catch (DataAccessException | TransactionException databaseUnavailable) {
            // committed or not, the next credit follows
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
