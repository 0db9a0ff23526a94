package shop.bobbin.testing;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import shop.bobbin.backing.BackingServices;
import shop.bobbin.backing.Kafka;
import shop.bobbin.backing.Postgres;

/** Injects the shared backing services and {@link TestTopics} into test methods and constructors. */
final class BackingServicesResolver implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == BackingServices.class
                || type == Postgres.class
                || type == Kafka.class
                || type == TestTopics.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        var services = SharedBackingServices.services();
        if (type == Postgres.class) {
            return services.postgres();
        }
        if (type == Kafka.class) {
            return services.kafka();
        }
        return type == TestTopics.class ? new TestTopics(services.kafka().bootstrapServers()) : services;
    }
}
