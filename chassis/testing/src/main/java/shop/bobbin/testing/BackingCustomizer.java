package shop.bobbin.testing;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.util.ClassUtils;
import shop.bobbin.backing.Postgres;

/** Points an application at the shared backing services; starts only what the application has a client for. */
record BackingCustomizer() implements ContextCustomizer {

    private static final String PASSWORD = "secret";

    @Override
    public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
        String application = context.getEnvironment().getRequiredProperty("spring.application.name");
        Map<String, String> settings = new HashMap<>();
        settings.put("bobbin.security.jwk-set", Tokens.jwkSet().toUri().toString());
        settings.put("bobbin.security.issuers", Tokens.issuers());
        if (has("org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration")) {
            Postgres postgres = SharedBacking.services().postgres();
            postgres.createDatabase(application, application, PASSWORD);
            settings.put("spring.datasource.url", postgres.jdbcUrl(application));
            settings.put("spring.datasource.username", application);
            settings.put("spring.datasource.password", PASSWORD);
        }
        if (has("org.springframework.kafka.core.KafkaTemplate") || has("org.apache.kafka.streams.KafkaStreams")) {
            settings.put(
                    "spring.kafka.bootstrap-servers",
                    SharedBacking.services().kafka().bootstrapServers());
        }
        TestPropertyValues.of(settings).applyTo(context);
    }

    private static boolean has(String className) {
        return ClassUtils.isPresent(className, BackingCustomizer.class.getClassLoader());
    }
}
