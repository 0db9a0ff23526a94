package shop.bobbin.testing;

import java.util.HashMap;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.util.ClassUtils;

/**
 * Configures a test's application context for the shared backing services, which are started only if the class path
 * has a client for them, and for the test tokens.
 */
record BackingContextCustomizer() implements ContextCustomizer {

    private static final String PASSWORD = "secret";

    @Override
    public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
        String application = context.getEnvironment().getRequiredProperty("spring.application.name");
        var settings = new HashMap<String, String>();
        settings.put("bobbin.security.jwk-set", Tokens.jwkSet().toUri().toString());
        settings.put("bobbin.security.issuers", Tokens.issuers());
        if (isPresent("org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration")) {
            var postgres = SharedBackingServices.services().postgres();
            postgres.createDatabase(application, application, PASSWORD);
            settings.put("spring.datasource.url", postgres.jdbcUrl(application));
            settings.put("spring.datasource.username", application);
            settings.put("spring.datasource.password", PASSWORD);
        }
        if (isPresent("net.ttddyy.dsproxy.listener.QueryExecutionListener")) {
            context.getBeanFactory().registerSingleton("statementRecorder", new StatementRecorder());
        }
        if (isPresent("org.springframework.kafka.core.KafkaTemplate")
                || isPresent("org.apache.kafka.streams.KafkaStreams")) {
            settings.put(
                    "spring.kafka.bootstrap-servers",
                    SharedBackingServices.services().kafka().bootstrapServers());
        }
        TestPropertyValues.of(settings).applyTo(context);
    }

    private static boolean isPresent(String className) {
        return ClassUtils.isPresent(className, BackingContextCustomizer.class.getClassLoader());
    }
}
