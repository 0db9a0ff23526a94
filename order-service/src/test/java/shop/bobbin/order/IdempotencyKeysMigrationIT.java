package shop.bobbin.order;

import static org.assertj.core.api.Assertions.assertThat;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import shop.bobbin.backing.Postgres;
import shop.bobbin.order.support.OrderServiceTest;

/** The update of a database whose idempotency keys were in the service's own schema. */
@OrderServiceTest
class IdempotencyKeysMigrationIT {

    private static final String NAME = "idempotency-keys-migration";

    @Test
    void keepsTheKeysAndServesInstancesOfThePreviousVersion(Postgres postgres) {
        postgres.createDatabase(NAME, NAME, "secret");
        var connections = new DriverManagerDataSource(postgres.jdbcUrl(NAME), NAME, "secret");
        chassis(connections).target("2").load().migrate();
        service(connections).target("6").load().migrate();
        var database = JdbcClient.create(connections);
        insertAsThePreviousVersionDoes(database, "before the update");

        chassis(connections).load().migrate();
        service(connections).load().migrate();
        insertAsThePreviousVersionDoes(database, "during the update");
        storeAsThePreviousVersionDoes(database, "during the update");

        assertThat(database.sql("select key from chassis.idempotency_keys order by key")
                        .query(String.class)
                        .list())
                .containsExactly("before the update", "during the update");
        assertThat(deleteAsThePreviousVersionDoes(database)).isEqualTo(2);
    }

    private static void insertAsThePreviousVersionDoes(JdbcClient database, String key) {
        database.sql("""
                        insert into idempotency_keys (caller, key, fingerprint, status, body, created_at)
                        values ('guest-1', ?, '', 0, '', now()) on conflict do nothing
                        """).param(key).update();
    }

    private static void storeAsThePreviousVersionDoes(JdbcClient database, String key) {
        assertThat(database.sql(
                                "update idempotency_keys set status = 201, body = '{}' where caller = 'guest-1' and key = ?")
                        .param(key)
                        .update())
                .isEqualTo(1);
    }

    private static int deleteAsThePreviousVersionDoes(JdbcClient database) {
        return database.sql("""
                        delete from idempotency_keys where ctid = any(array(
                            select ctid from idempotency_keys where created_at < now() + interval '1 hour' limit 1000
                            for update skip locked))
                        """).update();
    }

    private static FluentConfiguration chassis(DataSource connections) {
        return Flyway.configure().dataSource(connections).schemas("chassis").locations("classpath:db/chassis");
    }

    private static FluentConfiguration service(DataSource connections) {
        return Flyway.configure().dataSource(connections).locations("classpath:db/migration");
    }
}
