package shop.bobbin.testing;

import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.util.ClassUtils;

/**
 * Contexts with one HTTP client of a service as the service has it: its {@code application.yaml} and the protected calls of the
 * chassis, without server, database and broker.
 */
public final class ClientContext {

    private static final List<String> AUTO_CONFIGURATIONS = List.of(
            "shop.bobbin.chassis.calls.",
            "org.springframework.boot.restclient.",
            "org.springframework.boot.http.",
            "org.springframework.boot.jackson.",
            "org.springframework.boot.validation.");

    private ClientContext() {}

    /** @param settings of the calls to the neighbour, in place of the service's */
    public static ApplicationContextRunner of(Class<?> client, String neighbour, String url, String... settings) {
        var properties = Stream.concat(Stream.of("url=" + url), Stream.of(settings))
                .map(("bobbin.calls." + neighbour + ".")::concat)
                .toArray(String[]::new);
        return new ApplicationContextRunner()
                .withInitializer(new ConfigDataApplicationContextInitializer())
                .withConfiguration(AutoConfigurations.of(autoConfigurations()))
                .withBean(Clock.class, Clock::systemUTC)
                .withBean(client)
                .withPropertyValues(properties);
    }

    private static Class<?>[] autoConfigurations() {
        var candidates = ImportCandidates.load(AutoConfiguration.class, null);
        return StreamSupport.stream(candidates.spliterator(), false)
                .filter(name -> AUTO_CONFIGURATIONS.stream().anyMatch(name::startsWith))
                .map(name -> ClassUtils.resolveClassName(name, null))
                .toArray(Class<?>[]::new);
    }
}
