package shop.bobbin.order;

import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The database server's clock, to the millisecond. Leases and deadlines use it because it is the same for all instances,
 * while the clock of one instance may be wrong.
 */
@Component
public class DatabaseClock {

    private final JdbcClient jdbc;

    public DatabaseClock(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The current time, also in a long transaction, where {@code now()} would be the time of its start. */
    public Instant instant() {
        return jdbc.sql("select date_trunc('milliseconds', clock_timestamp())")
                .query(Timestamp.class)
                .single()
                .toInstant();
    }
}
