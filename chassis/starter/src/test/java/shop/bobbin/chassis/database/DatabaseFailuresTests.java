package shop.bobbin.chassis.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DeadlockLoserDataAccessException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

class DatabaseFailuresTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "08000", "08001", "08003", "08004", "08006", "08007", "08P01", "25006", "25P03", "25P04", "28000",
                        "28P01",
                "3D000", "40003", "53000", "53100", "53200", "53300", "57000", "57014", "57P01", "57P02", "57P03",
                        "57P04",
                "57P05", "58000", "58030", "58P01", "XX001", "XX002"
            })
    void recognisesAnOutageByItsState(String state) {
        assertThat(DatabaseFailures.isOutage(uncategorized(new SQLException("unavailable", state))))
                .isTrue();
    }

    /** In any Spring exception: Spring translates 53 and 54 to the same one. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "0A000", "21000", "22001", "22003", "22021", "22P02", "23502", "23505", "23514", "25001", "25P02",
                "42501", "42601", "42P01", "53400", "54000", "54001", "54011", "54023", "55000", "P0001", "XX000"
            })
    void doesNotClassifyAMistakeAsAnOutage(String state) {
        var mistake = new SQLException("no", state);

        assertThat(DatabaseFailures.isOutage(uncategorized(mistake))).isFalse();
        assertThat(DatabaseFailures.isOutage(new TransactionSystemException("commit failed", mistake)))
                .isFalse();
        if (!state.isEmpty()) {
            assertThat(DatabaseFailures.isOutage(new DataAccessResourceFailureException("no", mistake)))
                    .isFalse();
        }
    }

    /** Without a connection, neither an event nor a request can be the cause. */
    @ParameterizedTest
    @ValueSource(strings = {"28P01", "3D000", "42501", "F0000", "XX000"})
    void classifiesFailuresToConnectAsAnOutageInAnyState(String state) {
        var rejected = new SQLException("refused", state);

        assertThat(DatabaseFailures.isOutage(new CannotCreateTransactionException("none", rejected)))
                .isTrue();
        assertThat(DatabaseFailures.isOutage(
                        uncategorized(new SQLTransientConnectionException("timed out", state, rejected))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"40001", "40P01", "55P03"})
    void recognisesAConflictByItsState(String state) {
        var conflict = uncategorized(new SQLException("conflict", state));

        assertThat(DatabaseFailures.isConflict(conflict)).isTrue();
        assertThat(DatabaseFailures.isOutage(conflict)).isFalse();
    }

    @Test
    void recognisesFailuresOfThePool() {
        assertThat(DatabaseFailures.isOutage(
                        new CannotCreateTransactionException("none", new SQLTransientConnectionException("timed out"))))
                .isTrue();
        assertThat(DatabaseFailures.isOutage(
                        new TransactionSystemException("rollback failed", new SQLException("Connection is closed"))))
                .isTrue();
    }

    /** The driver's exception in a transaction after a newer instance's migration has changed the type of a column. */
    @Test
    void classifiesAPlanInvalidatedByAMigrationAsAnOutage() {
        var outdated = serverError("0A000", "cached plan must not change result type", "RevalidateCachedQuery");
        var unsupported = serverError("0A000", "cannot lock rows in a materialized view", "CheckValidRowMarkRel");

        assertThat(DatabaseFailures.isOutage(outdated)).isTrue();
        assertThat(DatabaseFailures.isConflict(outdated)).isFalse();
        assertThat(DatabaseFailures.isOutage(unsupported)).isFalse();
        assertThat(DatabaseFailures.isConflict(unsupported)).isFalse();
    }

    private static UncategorizedSQLException serverError(String state, String message, String routine) {
        var fields = String.join("\0", "SERROR", "C" + state, "M" + message, "R" + routine, "");
        return uncategorized(new PSQLException(new ServerErrorMessage(fields)));
    }

    @Test
    void distinguishesConflictAndOutage() {
        var deadlock = new DeadlockLoserDataAccessException("deadlock", new SQLException("deadlock", "40P01"));

        assertThat(DatabaseFailures.isConflict(deadlock)).isTrue();
        assertThat(DatabaseFailures.isOutage(deadlock)).isFalse();
        assertThat(DatabaseFailures.isConflict(
                        new IllegalStateException(new OptimisticLockingFailureException("late"))))
                .isTrue();
    }

    @Test
    void classifiesOtherFailuresAsNeither() {
        var duplicate = new DataIntegrityViolationException("duplicate", new SQLException("duplicate", "23505"));

        assertThat(DatabaseFailures.isOutage(duplicate)).isFalse();
        assertThat(DatabaseFailures.isConflict(duplicate)).isFalse();
        assertThat(DatabaseFailures.isOutage(new IllegalStateException("bug"))).isFalse();
    }

    private static UncategorizedSQLException uncategorized(SQLException failure) {
        return new UncategorizedSQLException("task", "select 1", failure);
    }
}
