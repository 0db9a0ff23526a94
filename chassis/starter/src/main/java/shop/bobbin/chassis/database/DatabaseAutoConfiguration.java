package shop.bobbin.chassis.database;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import shop.bobbin.chassis.telemetry.OutageLog;

// by name: an application without a database does not have that class, but uses the outage log
@AutoConfiguration(afterName = "org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration")
@ConditionalOnClass(DataAccessException.class)
class DatabaseAutoConfiguration {

    /** One outage log for requests, jobs, listeners and the relay. */
    @Bean
    OutageLog databaseOutage(Clock clock) {
        return OutageLog.shared(LoggerFactory.getLogger(DatabaseAutoConfiguration.class), "The database", clock);
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    static class Servlet {

        @Bean
        DatabaseProblems databaseProblems(@Qualifier("databaseOutage") OutageLog outage) {
            return new DatabaseProblems(outage);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({HikariDataSource.class, JdbcTemplate.class})
    @EnableConfigurationProperties(DatabaseSettings.class)
    static class Connections {

        /** Reads the settings late: a post-processor is created before the beans that it processes. */
        @Bean
        static ConnectionTimeouts connectionTimeouts(ObjectProvider<DatabaseSettings> settings) {
            return new ConnectionTimeouts(settings::getObject);
        }

        @Bean
        @ConditionalOnBean(JdbcTemplate.class)
        TransactionTimeouts transactionTimeouts(JdbcTemplate jdbc) {
            return new TransactionTimeouts(jdbc);
        }

        @Bean
        @ConditionalOnBean(JdbcTemplate.class)
        AdvisoryLocks advisoryLocks(JdbcTemplate jdbc) {
            return new AdvisoryLocks(jdbc);
        }
    }
}
