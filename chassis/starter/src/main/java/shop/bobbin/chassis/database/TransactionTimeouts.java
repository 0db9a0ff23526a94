package shop.bobbin.chassis.database;

import java.sql.Connection;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Extends the timeouts of the current transaction, for work that takes longer than a request may. */
public class TransactionTimeouts {

    /** The server's timeout comes first: the connection is then still usable. */
    private static final Duration NETWORK_MARGIN = Duration.ofSeconds(2);

    private final JdbcTemplate jdbc;

    TransactionTimeouts(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param limit for each later statement of this transaction, with its waits for locks, and for the idle time between two
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void extendTo(Duration limit) {
        jdbc.execute((ConnectionCallback<@Nullable Void>) connection -> extend(connection, limit));
    }

    private static @Nullable Void extend(Connection connection, Duration limit) throws java.sql.SQLException {
        // reset by the pool when the connection returns; the timeouts below by the server at the end of the transaction
        connection.setNetworkTimeout(
                Runnable::run, Math.toIntExact(limit.plus(NETWORK_MARGIN).toMillis()));
        var sql = """
                select set_config(name, ?, true)
                from unnest(array['statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout']) as name""";
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, String.valueOf(limit.toMillis()));
            statement.execute();
        }
        return null;
    }
}
