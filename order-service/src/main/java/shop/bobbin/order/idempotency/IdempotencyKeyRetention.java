package shop.bobbin.order.idempotency;

import java.sql.Timestamp;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import shop.bobbin.chassis.jobs.RecurringJob;
import shop.bobbin.order.DatabaseClock;

/** Deletes expired idempotency keys with their responses. All instances may run this job at the same time. */
@Component
class IdempotencyKeyRetention implements RecurringJob {

    /** Small enough that one statement stays far below the database's statement timeout. */
    private static final int BATCH_SIZE = 1_000;

    private final JdbcClient jdbc;
    private final IdempotencySettings settings;
    private final DatabaseClock clock;

    IdempotencyKeyRetention(JdbcClient jdbc, IdempotencySettings settings, DatabaseClock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Duration pause() {
        return settings.purgeEvery();
    }

    /** Skips locked rows, so that one does not block the rest; the next run deletes them. */
    @Override
    public void run() {
        var oldest = Timestamp.from(clock.instant().minus(settings.keep()));
        int deleted;
        do {
            deleted = jdbc.sql("""
                            delete from idempotency_keys where ctid = any(array(
                                select ctid from idempotency_keys where created_at < ? limit ? for update skip locked))
                            """).params(oldest, BATCH_SIZE).update();
        } while (deleted == BATCH_SIZE);
    }
}
