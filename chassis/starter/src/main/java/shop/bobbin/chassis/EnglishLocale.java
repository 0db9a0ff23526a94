package shop.bobbin.chassis;

import java.util.Locale;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Makes English the default locale of the JVM. Libraries translate their messages into the language of the host, so that a
 * response would mix two languages. A request does not choose the language either: see
 * {@code spring.web.locale-resolver} in {@code bobbin-defaults.yaml}.
 */
class EnglishLocale implements EnvironmentPostProcessor {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        Locale.setDefault(Locale.ENGLISH);
    }
}
