package shop.bobbin.order.prices;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import shop.bobbin.order.DatabaseClock;

/**
 * When the catalog last answered any instance of ours. Kept in the database, so that an instance which starts while the
 * catalog is away knows it too; written every few seconds at most.
 */
@Component
class CatalogContact {

    private static final Duration GRAIN = Duration.ofSeconds(5);

    private final JdbcClient jdbc;
    private final DatabaseClock clock;
    private final AtomicReference<Instant> written = new AtomicReference<>(Instant.EPOCH);

    CatalogContact(JdbcClient jdbc, DatabaseClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void answered() {
        var now = clock.instant();
        var before = written.get();
        if (before.plus(GRAIN).isBefore(now) && written.compareAndSet(before, now)) {
            jdbc.sql("update catalog_contact set answered_at = greatest(answered_at, ?)")
                    .param(Timestamp.from(now))
                    .update();
        }
    }

    boolean isWithin(Duration limit) {
        var answeredAt = jdbc.sql("select answered_at from catalog_contact")
                .query(Timestamp.class)
                .single();
        return !answeredAt.toInstant().plus(limit).isBefore(clock.instant());
    }
}
