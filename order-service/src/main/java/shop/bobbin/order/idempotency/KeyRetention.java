package shop.bobbin.order.idempotency;

import java.sql.Timestamp;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import shop.bobbin.order.DatabaseClock;

/** Deletes answers that can be asked for no longer. Any number of instances may do so at once. */
@Component
class KeyRetention {

    private static final int MOST_AT_ONCE = 1_000;

    private final JdbcClient jdbc;
    private final IdempotencySettings settings;
    private final DatabaseClock clock;

    KeyRetention(JdbcClient jdbc, IdempotencySettings settings, DatabaseClock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    /** Skips what is locked: it is deleted next time, and the others do not wait for it. */
    @Scheduled(fixedDelayString = "${bobbin.idempotency.purge-every}")
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
