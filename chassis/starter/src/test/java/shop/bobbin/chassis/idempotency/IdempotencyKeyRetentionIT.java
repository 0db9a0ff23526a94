package shop.bobbin.chassis.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import shop.bobbin.chassis.ledger.Ledger;

class IdempotencyKeyRetentionIT {

    private static final Duration AT_MOST = Duration.ofSeconds(10);

    private final Ledger ledger = Ledger.shared();
    private final IdempotencyKeyRetention retention = ledger.bean(IdempotencyKeyRetention.class);
    private final JdbcClient database = ledger.bean(JdbcClient.class);
    private final String caller = "guest-" + UUID.randomUUID();

    @Test
    void deletesExpiredKeysInBatchesAndKeepsTheOthers() {
        insert(2500, "now() - interval '25 hours'");
        insert(1, "now() - interval '23 hours'");

        retention.run();

        assertThat(keys()).isEqualTo(1);
    }

    @Test
    void skipsLockedKeys() throws SQLException {
        insert(3, "now() - interval '25 hours'");
        try (var other = ledger.bean(DataSource.class).getConnection()) {
            other.setAutoCommit(false);
            try (var lock = other.prepareStatement(
                    "select 1 from chassis.idempotency_keys where caller = ? and key like '2-%' for update")) {
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

    private void insert(int count, String createdAt) {
        database.sql("""
                        insert into chassis.idempotency_keys
                        select :caller, n || '-' || gen_random_uuid(), '', 201, '', null, %s
                        from generate_series(1, :count) n
                        """.formatted(createdAt))
                .param("caller", caller)
                .param("count", count)
                .update();
    }

    private long keys() {
        return database.sql("select count(*) from chassis.idempotency_keys where caller = ?")
                .param(caller)
                .query(Long.class)
                .single();
    }
}
