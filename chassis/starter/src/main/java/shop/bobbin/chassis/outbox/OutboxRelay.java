package shop.bobbin.chassis.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import shop.bobbin.chassis.telemetry.EssentialThreads;
import tools.jackson.databind.json.JsonMapper;

/**
 * The message relay of the outbox: publishes the stored events in order, and deletes them when Kafka has committed them.
 *
 * <p>The instance of a service that holds a PostgreSQL advisory lock is the leader. The lock acts as a lease: the database ends
 * an idle database session, which releases the lock. That alone is not enough: an instance that was paused (garbage collection,
 * a suspended machine) may have lost the lock without noticing, and would publish out of order when it resumes. Therefore the
 * relays of all instances use the same {@code transactional.id}: Kafka fences the producer of the previous leader, and its
 * batch never becomes visible to {@code read_committed} consumers.
 *
 * <p>If the events are not deleted after Kafka's commit, because the process or the database failed in between, the batch is
 * published again with the same event ids, which the inboxes of the consumers skip. While the database is read-only, the lock
 * is refused and no relay publishes. An event that Kafka does not accept stops all later ones until it is removed.
 */
class OutboxRelay implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

    private final DataSource dataSource;
    private final Supplier<Producer<String, byte[]>> producers;
    private final JsonMapper json;
    private final OutboxSettings settings;
    private final Clock clock;
    private final RelayLog relayLog;
    private final EssentialThreads threads;
    private final Timer lag;
    private final Semaphore wakeUps = new Semaphore(0);
    private CountDownLatch stopping = new CountDownLatch(1);
    private volatile boolean running;
    private @Nullable Thread thread;

    OutboxRelay(
            DataSource dataSource,
            Supplier<Producer<String, byte[]>> producers,
            JsonMapper json,
            OutboxSettings settings,
            Clock clock,
            MeterRegistry metrics,
            RelayLog relayLog,
            EssentialThreads threads) {
        this.dataSource = dataSource;
        this.producers = producers;
        this.json = json;
        this.settings = settings;
        this.clock = clock;
        this.relayLog = relayLog;
        this.threads = threads;
        this.lag = Timer.builder("bobbin.outbox.lag")
                .description("Time from storing an event to its commit in Kafka")
                .publishPercentiles(0.5, 0.99)
                .register(metrics);
    }

    /** Makes the leader look for events at once. */
    void wake() {
        wakeUps.release();
    }

    private void run() {
        try {
            while (running) {
                try {
                    relayIfLeader();
                } catch (Throwable e) { // also an Error, which would end the thread
                    reportFailure(e);
                }
                waitFor(stopping::await, settings.retry());
            }
        } finally {
            running = false;
        }
    }

    private void reportFailure(Throwable failure) {
        if (running) {
            relayLog.failed(failure);
        }
    }

    private void relayIfLeader() throws SQLException {
        wakeUps.drainPermits(); // they would accumulate while another instance is the leader
        try (var connection = dataSource.getConnection();
                var table = new OutboxTable(connection, json)) {
            var isLeader = table.tryLock(settings.lease());
            relayLog.databaseAvailable();
            if (isLeader) {
                relay(table);
            }
        }
    }

    private void relay(OutboxTable table) throws SQLException {
        var producer = producers.get();
        try {
            producer.initTransactions();
            drain(table, producer);
            while (running) {
                waitFor(wakeUps::tryAcquire, settings.poll());
                drain(table, producer); // once more after stop(), for events stored during the shutdown
            }
        } finally {
            producer.close(Duration.ZERO); // does not wait for the broker; the next relay aborts the open transaction
        }
    }

    private void drain(OutboxTable table, Producer<String, byte[]> producer) throws SQLException {
        int published;
        do {
            published = publishNext(table, producer);
            relayLog.databaseAvailable();
            relayLog.brokerAvailable();
        } while (published > 0);
    }

    private int publishNext(OutboxTable table, Producer<String, byte[]> producer) throws SQLException {
        wakeUps.drainPermits();
        var batch = table.first(settings.batch());
        if (batch.isEmpty()) {
            return 0;
        }
        producer.beginTransaction();
        batch.forEach(event -> producer.send(event.toRecord()));
        producer.commitTransaction(); // fails when a send has failed or another relay has fenced this producer
        table.delete(batch);
        var now = clock.instant();
        batch.forEach(event -> lag.record(Duration.between(event.storedAt(), now)));
        return batch.size();
    }

    private void waitFor(TimedWait wait, Duration atMost) {
        try {
            boolean unused = wait.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }

    /** {@link Semaphore#tryAcquire(long, TimeUnit)} or {@link CountDownLatch#await(long, TimeUnit)}. */
    private interface TimedWait {
        boolean await(long time, TimeUnit unit) throws InterruptedException;
    }

    @Override
    public void start() {
        stopping = new CountDownLatch(1);
        running = true;
        thread = threads.startPlatform("outbox-relay", () -> stopping.getCount() > 0, this::run);
    }

    @Override
    public void stop() {
        stopping.countDown();
        running = false;
        wake();
        if (thread != null) {
            try {
                if (!thread.join(STOP_TIMEOUT)) {
                    log.warn(
                            "The relay has not ended within the shutdown timeout; stored events are published after the next start");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Stops after the web server and the listeners, to publish the events of their last transactions. */
    @Override
    public int getPhase() {
        return 0;
    }
}
