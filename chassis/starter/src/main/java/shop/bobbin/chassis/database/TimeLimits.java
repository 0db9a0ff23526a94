package shop.bobbin.chassis.database;

import java.sql.Connection;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The time limits of the running transaction, for work that takes longer than what a request may wait for. */
public class TimeLimits {

    /** So much later than the server: who is told by the server keeps the connection. */
    private static final Duration SERVER_FIRST = Duration.ofSeconds(2);

    private final JdbcTemplate jdbc;

    TimeLimits(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @param limit for each statement that follows in this transaction, its waits for locks included */
    @Transactional(propagation = Propagation.MANDATORY)
    public void extendTo(Duration limit) {
        jdbc.execute((ConnectionCallback<@Nullable Void>) connection -> extend(connection, limit));
    }

    private static @Nullable Void extend(Connection connection, Duration limit) throws java.sql.SQLException {
        // the pool resets this one when the connection returns to it, the server the others when the transaction ends
        connection.setNetworkTimeout(
                Runnable::run, Math.toIntExact(limit.plus(SERVER_FIRST).toMillis()));
        var sql = "select set_config('statement_timeout', ?, true), set_config('lock_timeout', ?, true)";
        try (var statement = connection.prepareStatement(sql)) {
            var milliseconds = String.valueOf(limit.toMillis());
            statement.setString(1, milliseconds);
            statement.setString(2, milliseconds);
            statement.execute();
        }
        return null;
    }
}
