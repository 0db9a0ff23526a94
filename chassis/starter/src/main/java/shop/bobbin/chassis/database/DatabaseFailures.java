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
 * Classifies database failures: outage, conflict with another transaction, or neither (a defect). It reads the whole chain of
 * causes, because the outermost exception often comes from a rollback on a closed connection. A SQLSTATE decides if there is
 * one: Spring's exceptions combine states that differ here.
 *
 * @see <a href="https://www.postgresql.org/docs/17/errcodes-appendix.html">PostgreSQL error codes</a>
 */
public final class DatabaseFailures {

    /** Classes of SQLSTATE whose cause is the server or the connection, never the statement. */
    private static final Set<String> UNAVAILABLE_CLASSES = Set.of(
            "08", // connection exception: cannot be opened, is lost, or its outcome is unknown
            "28", // invalid authorization: on connecting only, while a login or its password is changed
            "57", // operator intervention: shutdown, startup, cancelled, timed out
            "58"); // system error: the server's disk or files

    /** States in other classes; the other states of those classes would recur with the same statement. */
    private static final Set<String> UNAVAILABLE_STATES = Set.of(
            "25006", // read-only transaction: a standby after a failover, or write-protected since the disk is full
            "25P03", // idle in transaction for too long: this process was suspended or starved
            "25P04", // transaction timeout: as 57014 for a statement, how long it takes depends on the load
            "3D000", // no such database: on connecting only, while it is restored
            "40003", // statement completion unknown: the connection broke on commit
            "53000", // insufficient resources
            "53100", // disk full
            "53200", // out of memory, or of locks
            "53300", // too many connections
            "XX001", // data corrupted: the database must be repaired, no event is the cause
            "XX002"); // index corrupted

    private static final String FEATURE_NOT_SUPPORTED = "0A000";

    private static final Set<String> CONFLICT_STATES = Set.of(
            "40001", // serialization failure
            "40P01", // deadlock detected
            "55P03"); // lock not available within its time limit

    private DatabaseFailures() {}

    /** True for a conflict with another transaction: deadlock, lock timeout, or a changed version (optimistic locking). */
    public static boolean isConflict(Throwable failure) {
        return any(failure, ConcurrencyFailureException.class::isInstance)
                || states(failure).stream().anyMatch(CONFLICT_STATES::contains);
    }

    /** True when the database is unavailable: unreachable, stopped, read-only, out of resources, or in a migration. */
    public static boolean isOutage(Throwable failure) {
        if (any(failure, cause -> isFailureToConnect(cause) || isInvalidatedPlan(cause))) {
            return true;
        }
        var states = states(failure);
        return states.isEmpty()
                ? any(failure, DatabaseFailures::isResourceFailure)
                : states.stream().anyMatch(DatabaseFailures::isUnavailable);
    }

    /** There was no statement, so no statement can be the cause. */
    private static boolean isFailureToConnect(Throwable cause) {
        return cause instanceof CannotCreateTransactionException
                || cause instanceof CannotGetJdbcConnectionException
                || cause instanceof SQLTransientConnectionException
                || cause instanceof SQLNonTransientConnectionException;
    }

    /**
     * A migration has changed the type of a column that a prepared statement of this session uses. The driver prepares it again
     * on the next attempt. Not a conflict: the data of the request has not changed.
     */
    private static boolean isInvalidatedPlan(Throwable cause) {
        return cause instanceof SQLException sql
                && FEATURE_NOT_SUPPORTED.equals(sql.getSQLState())
                && cause instanceof PSQLException postgres
                && postgres.getServerErrorMessage() != null
                && "RevalidateCachedQuery"
                        .equals(postgres.getServerErrorMessage().getRoutine());
    }

    /** The server always sends a SQLSTATE; without one the exception comes from the pool, about a closed connection. */
    private static boolean isResourceFailure(Throwable cause) {
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
