package shop.bobbin.chassis.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;
import shop.bobbin.chassis.ledger.Ledger;

/** Each wait of a connection has a timeout: for the server, for a lock, and the server's for its client. */
class ConnectionTimeoutsIT {

    private final Ledger ledger = Ledger.shared();
    private final JdbcTemplate jdbc = ledger.bean(JdbcTemplate.class);
    private final TransactionTemplate transaction = ledger.bean(TransactionTemplate.class);
    private final TransactionTimeouts timeouts = ledger.bean(TransactionTimeouts.class);

    @Test
    void applyToEachConnectionOfThePool() throws SQLException {
        try (var connection = ledger.bean(DataSource.class).getConnection()) {
            assertThat(show(connection, "statement_timeout")).isEqualTo("10s");
            assertThat(show(connection, "lock_timeout")).isEqualTo("3s");
            assertThat(show(connection, "idle_in_transaction_session_timeout")).isEqualTo("15s");
            assertThat(show(connection, "tcp_keepalives_idle")).isEqualTo("5");
            assertThat(show(connection, "tcp_user_timeout")).isEqualTo("15000");
            assertThat(connection.getNetworkTimeout()).isEqualTo(12_000);
        }
    }

    @Test
    void areLongerForAMigration() throws SQLException {
        var migrations = ledger.bean(Flyway.class).getConfiguration().getDataSource();
        try (var connection = migrations.getConnection()) {
            assertThat(show(connection, "statement_timeout")).isEqualTo("10min");
            assertThat(show(connection, "idle_in_transaction_session_timeout")).isEqualTo("10min");
            assertThat(show(connection, "lock_timeout")).isEqualTo("30s");
            assertThat(connection.getNetworkTimeout()).isEqualTo(612_000);
        }
    }

    @Test
    void areExtendedForOneTransactionOnly() {
        transaction.executeWithoutResult(status -> {
            timeouts.extendTo(Duration.ofMinutes(2));
            jdbc.execute((ConnectionCallback<Boolean>) connection -> {
                assertThat(show(connection, "statement_timeout")).isEqualTo("2min");
                assertThat(show(connection, "lock_timeout")).isEqualTo("2min");
                assertThat(show(connection, "idle_in_transaction_session_timeout"))
                        .isEqualTo("2min");
                assertThat(connection.getNetworkTimeout()).isEqualTo(122_000);
                return true;
            });
        });
        for (int i = 0; i < 12; i++) {
            transaction.executeWithoutResult(status -> jdbc.execute((ConnectionCallback<Boolean>) connection -> {
                assertThat(show(connection, "statement_timeout")).isEqualTo("10s");
                assertThat(show(connection, "idle_in_transaction_session_timeout"))
                        .isEqualTo("15s");
                assertThat(connection.getNetworkTimeout()).isEqualTo(12_000);
                return true;
            }));
        }
    }

    @Test
    void areNotExtendedOutsideOfATransaction() {
        assertThatThrownBy(() -> timeouts.extendTo(Duration.ofMinutes(2)))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    private static String show(Connection connection, String setting) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery("show " + setting)) {
            result.next();
            return result.getString(1);
        }
    }
}
