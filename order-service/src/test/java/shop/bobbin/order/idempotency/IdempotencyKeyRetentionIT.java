package shop.bobbin.order.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import shop.bobbin.order.support.OrderServiceTest;

@OrderServiceTest
class IdempotencyKeyRetentionIT {

    private static final Duration AT_MOST = Duration.ofSeconds(10);

    private final IdempotencyKeyRetention retention;
    private final IdempotentRequests requests;
    private final JdbcClient database;
    private final DataSource connections;
    private final String caller = "guest-" + UUID.randomUUID();

    @Autowired
    IdempotencyKeyRetentionIT(
            IdempotencyKeyRetention retention,
            IdempotentRequests requests,
            JdbcClient database,
            DataSource connections) {
        this.retention = retention;
        this.requests = requests;
        this.database = database;
        this.connections = connections;
    }

    @Test
    void deletesExpiredKeysInBatchesAndKeepsTheOthers() {
        database.sql("""
                        insert into idempotency_keys
                        select :caller, 'old-' || n, '', 201, '', null, timestamptz '2020-01-01 00:00Z'
                        from generate_series(1, 2500) n
                        """).param("caller", caller).update();
        requests.executeOnce(IdempotentRequest.of(caller, "recent", "{}"), () -> new StoredResponse(201, "{}", null));

        retention.run();

        assertThat(keys()).isEqualTo(1);
    }

    @Test
    void skipsLockedKeys() throws SQLException {
        database.sql("""
                        insert into idempotency_keys
                        select :caller, 'old-' || n, '', 201, '', null, timestamptz '2020-01-01 00:00Z'
                        from generate_series(1, 3) n
                        """).param("caller", caller).update();
        try (var other = connections.getConnection()) {
            other.setAutoCommit(false);
            try (var lock = other.prepareStatement(
                    "select 1 from idempotency_keys where caller = ? and key = 'old-2' for update")) {
                lock.setString(1, caller);
                lock.executeQuery();
            }

            assertTimeoutPreemptively(AT_MOST, retention::run);

            assertThat(keys()).isEqualTo(1);
            other.rollback();
        }
        retention.run();
        assertThat(keys()).isZero();
    }

    private long keys() {
        return database.sql("select count(*) from idempotency_keys where caller = ?")
                .param(caller)
                .query(Long.class)
                .single();
    }
}
