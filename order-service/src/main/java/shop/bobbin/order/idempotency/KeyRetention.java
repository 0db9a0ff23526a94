package shop.bobbin.order.idempotency;

import java.sql.Timestamp;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import shop.bobbin.chassis.jobs.RecurringJob;
import shop.bobbin.order.DatabaseClock;

/** Deletes answers that can be asked for no longer. Any number of instances may do so at once. */
@Component
class KeyRetention implements RecurringJob {

    /** So few that the statement stays far below the time limit of a statement. */
    private static final int MOST_AT_ONCE = 1_000;

    private final JdbcClient jdbc;
    private final IdempotencySettings settings;
    private final DatabaseClock clock;

    KeyRetention(JdbcClient jdbc, IdempotencySettings settings, DatabaseClock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Duration pause() {
        return settings.purgeEvery();
    }

    /** Skips what is locked: it is deleted next time, and the others do not wait for it. */
    @Override
    public void run() {
        var oldest = Timestamp.from(clock.instant().minus(settings.keep()));
        int deleted;
        do {
            deleted = jdbc.sql("""
                            delete from idempotency_keys where ctid = any(array(
                                select ctid from idempotency_keys where created_at < ? limit ? for update skip locked))
                            """).params(oldest, MOST_AT_ONCE).update();
        } while (deleted == MOST_AT_ONCE);
    }
}
