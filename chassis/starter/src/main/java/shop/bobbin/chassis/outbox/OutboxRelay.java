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
import tools.jackson.databind.json.JsonMapper;

/**
 * Publishes what the outbox holds, in order, and deletes it when Kafka has acknowledged it.
 *
 * <p>Of all instances of a service one is the relay: the one that holds the database's advisory lock, for no longer than its
 * lease without a sign of life. That alone would not do: an instance that was paused (a long collection, a frozen machine)
 * may have lost the lock without knowing it, wake up late and publish over its successor. So each relay opens its producer
 * with the same {@code transactional.id}: Kafka fences the older one, whose batch then never becomes visible to {@code
 * read_committed} consumers.
 *
 * <p>When the process dies or the database becomes read-only between Kafka's commit and the delete, the batch is published
 * again under the same event ids; the consumers' inboxes drop it. It is one batch: there is no relay while the database is
 * read-only.
 */
class OutboxRelay implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

    private final DataSource database;
    private final Supplier<Producer<String, byte[]>> producers;
    private final JsonMapper json;
    private final OutboxSettings settings;
    private final Clock clock;
    private final RelayLog report;
    private final Runnable onDeath;
    private final Timer lag;
    private final Semaphore work = new Semaphore(0);
    private CountDownLatch stopping = new CountDownLatch(1);
    private volatile boolean running;
    private @Nullable Thread thread;

    /** @param onDeath called when the relay's thread ends without having been stopped */
    OutboxRelay(
            DataSource database,
            Supplier<Producer<String, byte[]>> producers,
            JsonMapper json,
            OutboxSettings settings,
            Clock clock,
            MeterRegistry metrics,
            RelayLog report,
            Runnable onDeath) {
        this.database = database;
        this.producers = producers;
        this.json = json;
        this.settings = settings;
        this.clock = clock;
        this.report = report;
        this.onDeath = onDeath;
        this.lag = Timer.builder("bobbin.outbox.lag")
                .description("From an event's storing to its acknowledgement by Kafka")
                .publishPercentiles(0.5, 0.99)
                .register(metrics);
    }

    /** There may be something to publish. */
    void wake() {
        work.release();
    }

    private void run() {
        try {
            while (running) {
                try {
                    relayWhileLeader();
                } catch (Throwable e) { // an Error, too: nothing would be published any more
                    reportFailure(e);
                }
                waitFor(stopping::await, settings.retry());
            }
        } finally {
            if (stopping.getCount() > 0) {
                running = false;
                onDeath.run();
            }
        }
    }

    private void reportFailure(Throwable failure) {
        if (running) {
            report.failed(failure);
        }
    }

    private void relayWhileLeader() throws SQLException {
        work.drainPermits(); // they would add up for ever where another instance is the relay
        try (var connection = database.getConnection();
                var table = new OutboxTable(connection, json)) {
            var leads = table.tryLock(settings.lease());
            report.databaseAnswered();
            if (leads) {
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
                waitFor(work::tryAcquire, settings.poll());
                drain(table, producer); // once more after the last wait: what was stored while we were told to stop
            }
        } finally {
            producer.close(Duration.ZERO); // waits for no broker; the next relay aborts what is left open
        }
    }

    private void drain(OutboxTable table, Producer<String, byte[]> producer) throws SQLException {
        int published;
        do {
            published = publishNext(table, producer);
            report.databaseAnswered();
            report.brokerAnswered();
        } while (published > 0);
    }

    private int publishNext(OutboxTable table, Producer<String, byte[]> producer) throws SQLException {
        work.drainPermits();
        var batch = table.first(settings.batch());
        if (batch.isEmpty()) {
            return 0;
        }
        producer.beginTransaction();
        batch.forEach(event -> producer.send(event.toRecord()));
        producer.commitTransaction(); // fails when any of the sends has failed, or when a successor has fenced us
        table.delete(batch);
        var now = clock.instant();
        batch.forEach(event -> lag.record(Duration.between(event.storedAt(), now)));
        return batch.size();
    }

    private void waitFor(Signal signal, Duration atMost) {
        try {
            boolean unused = signal.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }

    /** {@link Semaphore#tryAcquire(long, TimeUnit)} or {@link CountDownLatch#await(long, TimeUnit)}. */
    private interface Signal {
        boolean await(long time, TimeUnit unit) throws InterruptedException;
    }

    @Override
    public void start() {
        stopping = new CountDownLatch(1);
        running = true;
        thread = Thread.ofPlatform().name("outbox-relay").start(this::run);
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
                            "The relay does not end in time; what the outbox still holds goes out after the next start");
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

    /** Stops after the web server and the listeners: what their last transactions stored still goes out. */
    @Override
    public int getPhase() {
        return 0;
    }
}
