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

/** Outbox and inbox live in a schema of their own with a history of their own: the version numbers of a service are its own. */
@AutoConfiguration(
        before = FlywayAutoConfiguration.class,
        after = {DataSourceAutoConfiguration.class, DatabaseAutoConfiguration.class})
@ConditionalOnClass({Flyway.class, FlywayMigrationStrategy.class})
class MessagingTablesAutoConfiguration {

    private static final Duration LONGEST_STATEMENT = Duration.ofMinutes(10);
    private static final Duration LONGEST_WAIT_FOR_A_LOCK = Duration.ofSeconds(30);

    @Bean
    FlywayMigrationStrategy chassisTablesFirst() {
        return flyway -> {
            Flyway.configure()
                    .configuration(flyway.getConfiguration())
                    .schemas("chassis")
                    .locations("classpath:db/chassis")
                    .javaMigrations() // those are the service's
                    .load()
                    .migrate();
            flyway.migrate();
        };
    }

    /** Connections of their own, since a migration may take longer than any statement of the pool's. */
    @Bean(defaultCandidate = false)
    @FlywayDataSource
    @ConditionalOnBean(JdbcConnectionDetails.class)
    DataSource migrationDataSource(JdbcConnectionDetails database, DatabaseSettings settings) {
        var connections = new DriverManagerDataSource();
        connections.setDriverClassName(database.getDriverClassName());
        connections.setUrl(database.getJdbcUrl());
        var properties = settings.ofMigration(LONGEST_STATEMENT, LONGEST_WAIT_FOR_A_LOCK);
        connections.setConnectionProperties(login(database, properties));
        return connections;
    }

    private static Properties login(JdbcConnectionDetails database, Properties properties) {
        if (database.getUsername() != null) {
            properties.setProperty("user", database.getUsername());
        }
        if (database.getPassword() != null) {
            properties.setProperty("password", database.getPassword());
        }
        return properties;
    }
}
