package shop.bobbin.chassis.database;

import org.flywaydb.core.Flyway;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;

/** Outbox and inbox live in a schema of their own with a history of their own: the version numbers of a service are its own. */
@AutoConfiguration(before = FlywayAutoConfiguration.class)
@ConditionalOnClass({Flyway.class, FlywayMigrationStrategy.class})
class MessagingTablesAutoConfiguration {

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
}
