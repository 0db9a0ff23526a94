package shop.bobbin.order;

import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The time of the database, to the millisecond. Leases and deadlines go by it: it is the same for all instances, while the
 * clock of one of them may be wrong.
 */
@Component
public class DatabaseClock {

    private final JdbcClient jdbc;

    public DatabaseClock(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The present time, also inside a transaction that has been open for a while. */
    public Instant instant() {
        return jdbc.sql("select date_trunc('milliseconds', clock_timestamp())")
                .query(Timestamp.class)
                .single()
                .toInstant();
    }
}
