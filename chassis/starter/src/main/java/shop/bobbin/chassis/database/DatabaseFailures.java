package shop.bobbin.chassis.database;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Reads the chain of causes: what is thrown last, often by a rollback on a dead connection, is seldom what went wrong first.
 * Where the server has given a SQLSTATE, the state decides: Spring's exceptions put states together that differ here.
 *
 * @see <a href="https://www.postgresql.org/docs/17/errcodes-appendix.html">PostgreSQL error codes</a>
 */
public final class DatabaseFailures {

    /** Of each state in it, the server or the connection is the cause, never the statement. */
    private static final Set<String> UNAVAILABLE_CLASSES = Set.of(
            "08", // connection exception: cannot be opened, is lost, or its outcome is unknown
            "28", // invalid authorization: given on connecting only, while a login or its password is changed
            "57", // operator intervention: shut down, starting, cancelled, timed out
            "58"); // system error: the server's disk or files

    /** The rest of each of these classes would repeat itself with the same statement. */
    private static final Set<String> UNAVAILABLE_STATES = Set.of(
            "25006", // read-only transaction: a standby after a failover, or write-protected since the disk is full
            "25P03", // idle in transaction for too long: this process was suspended or starved
            "25P04", // transaction timeout: as 57014 for a statement, how long it takes depends on the load
            "3D000", // no such database: given on connecting only, while it is restored
            "40003", // statement completion unknown: the connection broke on commit
            "53000", // insufficient resources
            "53100", // disk full
            "53200", // out of memory, or of locks
            "53300", // too many connections
            "XX001", // data corrupted: the database has to be repaired, no event is at fault
            "XX002"); // index corrupted

    private static final String FEATURE_NOT_SUPPORTED = "0A000";

    private static final Set<String> CONFLICT_STATES = Set.of(
            "40001", // serialization failure
            "40P01", // deadlock detected
            "55P03"); // lock not available within its time limit

    private DatabaseFailures() {}

    /** Another transaction was first: a deadlock, a lock that was not available in time, a version that has changed. */
    public static boolean isConflict(Throwable failure) {
        return any(failure, ConcurrencyFailureException.class::isInstance)
                || states(failure).stream().anyMatch(CONFLICT_STATES::contains);
    }

    /** The database cannot be reached, has just gone, cannot be written to, has no more room for us, or is being migrated. */
    public static boolean isOutage(Throwable failure) {
        if (any(failure, cause -> isWithoutConnection(cause) || isOutdatedPlan(cause))) {
            return true;
        }
        var states = states(failure);
        return states.isEmpty()
                ? any(failure, DatabaseFailures::saysUnavailable)
                : states.stream().anyMatch(DatabaseFailures::isUnavailable);
    }

    /** There was no statement yet, so none can be at fault. */
    private static boolean isWithoutConnection(Throwable cause) {
        return cause instanceof CannotCreateTransactionException
                || cause instanceof CannotGetJdbcConnectionException
                || cause instanceof SQLTransientConnectionException
                || cause instanceof SQLNonTransientConnectionException;
    }

    /**
     * A migration has changed a column's type under a prepared statement of this session. The driver prepares it again on the
     * next attempt. No conflict: nobody has changed what a request is about.
     */
    private static boolean isOutdatedPlan(Throwable cause) {
        return cause instanceof SQLException sql
                && FEATURE_NOT_SUPPORTED.equals(sql.getSQLState())
                && cause instanceof PSQLException postgres
                && postgres.getServerErrorMessage() != null
                && "RevalidateCachedQuery"
                        .equals(postgres.getServerErrorMessage().getRoutine());
    }

    /** A server always gives a state; without one it is the connection pool that speaks, of a connection it has closed. */
    private static boolean saysUnavailable(Throwable cause) {
        return cause instanceof DataAccessResourceFailureException
                || cause instanceof RecoverableDataAccessException
                || (cause instanceof TransientDataAccessException && !(cause instanceof ConcurrencyFailureException))
                || (cause instanceof SQLException sql && sql.getSQLState() == null);
    }

    private static boolean isUnavailable(String state) {
        return UNAVAILABLE_STATES.contains(state) || UNAVAILABLE_CLASSES.contains(state.substring(0, 2));
    }

    private static List<String> states(Throwable failure) {
        var states = new ArrayList<String>();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && isState(sql.getSQLState())) {
                states.add(sql.getSQLState());
            }
        }
        return states;
    }

    private static boolean isState(@Nullable String state) {
        return state != null && state.length() == 5;
    }

    private static boolean any(Throwable failure, Predicate<Throwable> test) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (test.test(cause)) {
                return true;
            }
        }
        return false;
    }
}
