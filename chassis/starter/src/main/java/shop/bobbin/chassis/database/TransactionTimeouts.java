package shop.bobbin.chassis.database;

import java.sql.Connection;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The time limits of the running transaction, for work that takes longer than what a request may wait for. */
public class TransactionTimeouts {

    /** So much later than the server: who is told by the server keeps the connection. */
    private static final Duration SERVER_FIRST = Duration.ofSeconds(2);

    private final JdbcTemplate jdbc;

    TransactionTimeouts(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param limit for each statement that follows in this transaction, its waits for locks included, and for each pause
     *     between two
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void extendTo(Duration limit) {
        jdbc.execute((ConnectionCallback<@Nullable Void>) connection -> extend(connection, limit));
    }

    private static @Nullable Void extend(Connection connection, Duration limit) throws java.sql.SQLException {
        // the pool resets this one when the connection returns to it, the server the others when the transaction ends
        connection.setNetworkTimeout(
                Runnable::run, Math.toIntExact(limit.plus(SERVER_FIRST).toMillis()));
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
