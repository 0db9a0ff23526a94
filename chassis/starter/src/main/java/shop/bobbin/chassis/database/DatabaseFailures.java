package shop.bobbin.chassis.database;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Reads the chain of causes: what is thrown last, often by a rollback on a dead connection, is seldom what went wrong first. */
public final class DatabaseFailures {

    /**
     * Classes of SQLSTATE: connection lost, resources exhausted, shut down or cancelled by an operator, system error.
     *
     * @see <a href="https://www.postgresql.org/docs/17/errcodes-appendix.html">PostgreSQL error codes</a>
     */
    private static final Set<String> AWAY = Set.of("08", "53", "57", "58");

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private DatabaseFailures() {}

    /** Somebody else was quicker: a deadlock, a lock that was not to be had, a version that has changed. */
    public static boolean isConflict(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConcurrencyFailureException
                    || (cause instanceof SQLException sql && LOCK_NOT_AVAILABLE.equals(sql.getSQLState()))) {
                return true;
            }
        }
        return false;
    }

    /** The database cannot be reached, has just gone, or has no more room for us. */
    public static boolean isOutage(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CannotCreateTransactionException
                    || cause instanceof DataAccessResourceFailureException
                    || cause instanceof RecoverableDataAccessException
                    || (cause instanceof TransientDataAccessException && !isConflict(cause))
                    || (cause instanceof SQLException sql && isAway(sql.getSQLState()))) {
                return true;
            }
        }
        return false;
    }

    /** A server always gives a state; without one it is the connection pool that speaks, of a connection it has closed. */
    private static boolean isAway(@Nullable String state) {
        return state == null || (state.length() == 5 && AWAY.contains(state.substring(0, 2)));
    }
}
