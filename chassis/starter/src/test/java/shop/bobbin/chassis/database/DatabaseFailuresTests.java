package shop.bobbin.chassis.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DeadlockLoserDataAccessException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

class DatabaseFailuresTests {

    @ParameterizedTest
    @ValueSource(strings = {"08006", "08003", "53300", "57P01", "57P03", "57014", "58030"})
    void knowsAnOutageByItsState(String state) {
        assertThat(DatabaseFailures.isOutage(uncategorized(new SQLException("gone", state))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"22021", "23505", "42P01", "P0001", "0A000", ""})
    void doesNotTakeAMistakeForAnOutage(String state) {
        assertThat(DatabaseFailures.isOutage(uncategorized(new SQLException("no", state))))
                .isFalse();
    }

    @Test
    void knowsThePoolsOwnComplaints() {
        assertThat(DatabaseFailures.isOutage(
                        new CannotCreateTransactionException("none", new SQLTransientConnectionException("timed out"))))
                .isTrue();
        assertThat(DatabaseFailures.isOutage(
                        new TransactionSystemException("rollback failed", new SQLException("Connection is closed"))))
                .isTrue();
    }

    @Test
    void tellsAConflictFromAnOutage() {
        var deadlock = new DeadlockLoserDataAccessException("deadlock", new SQLException("deadlock", "40P01"));

        assertThat(DatabaseFailures.isConflict(deadlock)).isTrue();
        assertThat(DatabaseFailures.isOutage(deadlock)).isFalse();
        assertThat(DatabaseFailures.isConflict(
                        new IllegalStateException(new OptimisticLockingFailureException("late"))))
                .isTrue();
    }

    @Test
    void leavesTheRestToOthers() {
        var duplicate = new DataIntegrityViolationException("duplicate", new SQLException("duplicate", "23505"));

        assertThat(DatabaseFailures.isOutage(duplicate)).isFalse();
        assertThat(DatabaseFailures.isConflict(duplicate)).isFalse();
        assertThat(DatabaseFailures.isOutage(new IllegalStateException("bug"))).isFalse();
    }

    private static UncategorizedSQLException uncategorized(SQLException failure) {
        return new UncategorizedSQLException("task", "select 1", failure);
    }
}
