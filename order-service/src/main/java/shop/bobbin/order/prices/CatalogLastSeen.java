package shop.bobbin.order.prices;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import shop.bobbin.order.DatabaseClock;

/**
 * Time of the catalog's last response to any instance of this service. Stored in the database, so that an instance that
 * starts while the catalog is unavailable has it too; each instance writes it once in five seconds at most.
 */
@Component
class CatalogLastSeen {

    private static final Duration WRITE_INTERVAL = Duration.ofSeconds(5);

    private final JdbcClient jdbc;
    private final DatabaseClock clock;
    private final AtomicReference<Instant> written = new AtomicReference<>(Instant.EPOCH);

    CatalogLastSeen(JdbcClient jdbc, DatabaseClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void recordResponse() {
        var now = clock.instant();
        var before = written.get();
        if (before.plus(WRITE_INTERVAL).isBefore(now) && written.compareAndSet(before, now)) {
            jdbc.sql("update catalog_contact set answered_at = greatest(answered_at, ?)")
                    .param(Timestamp.from(now))
                    .update();
        }
    }

    /** True if the last response is not older than the limit. */
    boolean isWithin(Duration limit) {
        var lastSeen = jdbc.sql("select answered_at from catalog_contact")
                .query(Timestamp.class)
                .single();
        return !lastSeen.toInstant().plus(limit).isBefore(clock.instant());
    }
}
