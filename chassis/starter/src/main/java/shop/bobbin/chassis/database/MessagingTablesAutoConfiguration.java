package shop.bobbin.chassis.database;

import java.time.Duration;
import java.util.Properties;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Migrates the tables of the chassis (outbox, inbox, idempotency keys), in their own schema with their own Flyway history: their
 * version numbers are independent of the service's.
 */
@AutoConfiguration(
        before = FlywayAutoConfiguration.class,
        after = {DataSourceAutoConfiguration.class, DatabaseAutoConfiguration.class})
@ConditionalOnClass({Flyway.class, FlywayMigrationStrategy.class})
class MessagingTablesAutoConfiguration {

    private static final Duration STATEMENT_TIMEOUT = Duration.ofMinutes(10);
    private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(30);

    @Bean
    FlywayMigrationStrategy migrateChassisFirst() {
        return flyway -> {
            Flyway.configure()
                    .configuration(flyway.getConfiguration())
                    .schemas("chassis")
                    .locations("classpath:db/chassis")
                    .javaMigrations() // not the service's
                    .load()
                    .migrate();
            flyway.migrate();
        };
    }

    /** Separate connections, because a migration may take longer than the pool's statement timeout. */
    @Bean(defaultCandidate = false)
    @FlywayDataSource
    @ConditionalOnBean(JdbcConnectionDetails.class)
    DataSource migrationDataSource(JdbcConnectionDetails database, DatabaseSettings settings) {
        var connections = new DriverManagerDataSource();
        connections.setDriverClassName(database.getDriverClassName());
        connections.setUrl(database.getJdbcUrl());
        var properties = settings.forMigration(STATEMENT_TIMEOUT, LOCK_TIMEOUT);
        connections.setConnectionProperties(withLogin(database, properties));
        return connections;
    }

    private static Properties withLogin(JdbcConnectionDetails database, Properties properties) {
        if (database.getUsername() != null) {
            properties.setProperty("user", database.getUsername());
        }
        if (database.getPassword() != null) {
            properties.setProperty("password", database.getPassword());
        }
        return properties;
    }
}
