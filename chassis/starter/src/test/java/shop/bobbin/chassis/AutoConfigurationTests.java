package shop.bobbin.chassis;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.util.Arrays;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import net.ttddyy.observation.boot.autoconfigure.DataSourceObservationAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.util.ClassUtils;
import shop.bobbin.chassis.events.EventHandlers;
import shop.bobbin.chassis.outbox.Outbox;
import shop.bobbin.chassis.problem.ProblemWriter;

/** Auto-configuration in applications without a database, a broker or servlets. */
class AutoConfigurationTests {

    private static final String[] SETTINGS = {
        "spring.application.name=partial", "bobbin.security.jwk-set=file:/nowhere/keys.json"
    };
    private static final String[] DATABASE = {
        "org.springframework.jdbc",
        "org.springframework.dao",
        "org.springframework.transaction",
        "org.springframework.boot.jdbc",
        "org.springframework.boot.flyway",
        "org.flywaydb",
        "com.zaxxer"
    };
    private static final String[] BROKER = {
        "org.springframework.kafka", "org.springframework.boot.kafka", "org.apache.kafka"
    };
    private static final String[] SERVLETS = {
        "jakarta.servlet", "org.springframework.web.servlet", "org.springframework.security.web"
    };

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {}

    @Test
    void startsAWebApplicationWithoutDatabaseAndBroker() {
        new WebApplicationContextRunner()
                .withClassLoader(without(DATABASE, BROKER))
                .withPropertyValues(SETTINGS)
                .withPropertyValues(
                        "spring.autoconfigure.exclude=" + DataSourceObservationAutoConfiguration.class.getName())
                .withUserConfiguration(Application.class)
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .hasSingleBean(SecurityFilterChain.class)
                        .hasSingleBean(ProblemWriter.class)
                        .doesNotHaveBean(Outbox.class)
                        .doesNotHaveBean("databaseProblems")
                        .doesNotHaveBean("topicReader"));
    }

    @Test
    void respectsExcludedAutoConfigurations() {
        new WebApplicationContextRunner()
                .withPropertyValues(SETTINGS)
                .withPropertyValues("spring.autoconfigure.exclude=%s,%s,%s"
                        .formatted(
                                DataSourceAutoConfiguration.class.getName(),
                                FlywayAutoConfiguration.class.getName(),
                                KafkaAutoConfiguration.class.getName()))
                .withUserConfiguration(Application.class)
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .hasSingleBean(ProblemWriter.class)
                        .doesNotHaveBean(Outbox.class)
                        .doesNotHaveBean(EventHandlers.class));
    }

    @Test
    void addsNoServletBeansToAReactiveApplication() {
        new ReactiveWebApplicationContextRunner()
                .withClassLoader(without(DATABASE, BROKER, SERVLETS))
                .withPropertyValues(SETTINGS)
                .withConfiguration(AutoConfigurations.of(chassis()))
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .hasSingleBean(Clock.class)
                        .hasSingleBean(JwtDecoder.class)
                        .hasBean("strictJson")
                        .doesNotHaveBean("securityFilterChain")
                        .doesNotHaveBean(ProblemWriter.class));
    }

    @Test
    void startsAnApplicationWithoutAWebServer() {
        new ApplicationContextRunner()
                .withClassLoader(without(DATABASE, BROKER, SERVLETS))
                .withPropertyValues(SETTINGS)
                .withConfiguration(AutoConfigurations.of(chassis()))
                .run(context -> assertThat(context).hasNotFailed().hasSingleBean(Clock.class));
    }

    @Test
    void setsTimeoutsOfThePoolAndLongerOnesOfMigrations() {
        new WebApplicationContextRunner()
                .withClassLoader(without(BROKER))
                .withPropertyValues(SETTINGS)
                .withPropertyValues(
                        "spring.datasource.url=jdbc:postgresql://127.0.0.1:5432/nowhere",
                        "spring.flyway.enabled=false",
                        "spring.datasource.hikari.data-source-properties.connectTimeout=1")
                .withUserConfiguration(Application.class)
                .run(context -> {
                    assertThat(context)
                            .hasNotFailed()
                            .hasBean("transactionTimeouts")
                            .hasBean("migrationDataSource");
                    assertThat(context.getBean(DataSource.class)
                                    .unwrap(HikariDataSource.class)
                                    .getDataSourceProperties())
                            .containsEntry("socketTimeout", "12")
                            .containsEntry("tcpKeepAlive", "true")
                            .as("the pool's own settings take precedence")
                            .containsEntry("connectTimeout", "1");
                });
    }

    private static FilteredClassLoader without(String[]... packages) {
        return new FilteredClassLoader(
                Arrays.stream(packages).flatMap(Arrays::stream).toArray(String[]::new));
    }

    private static Class<?>[] chassis() {
        var candidates = ImportCandidates.load(AutoConfiguration.class, null);
        return StreamSupport.stream(candidates.spliterator(), false)
                .filter(name -> name.startsWith("shop.bobbin."))
                .map(name -> ClassUtils.resolveClassName(name, null))
                .toArray(Class<?>[]::new);
    }
}
