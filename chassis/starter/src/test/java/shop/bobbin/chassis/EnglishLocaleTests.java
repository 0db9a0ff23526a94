package shop.bobbin.chassis;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import jakarta.validation.constraints.Min;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;

class EnglishLocaleTests {

    private final Locale before = Locale.getDefault();

    record Amount(@Min(1) int value) {}

    @AfterEach
    void restore() {
        Locale.setDefault(before);
    }

    @Test
    void replacesTheLocaleOfTheHost() {
        Locale.setDefault(Locale.GERMANY);
        assertThat(message()).isEqualTo("muss größer-gleich 1 sein");

        new EnglishLocale().postProcessEnvironment(new MockEnvironment(), new SpringApplication());

        assertThat(message()).isEqualTo("must be greater than or equal to 1");
        assertThat("TITLE".toLowerCase()).isEqualTo("title"); // not so in Turkish
        assertThat(String.format("%.1f", 1.5)).isEqualTo("1.5");
    }

    private static String message() {
        try (var validation = Validation.buildDefaultValidatorFactory()) {
            return validation
                    .getValidator()
                    .validate(new Amount(0))
                    .iterator()
                    .next()
                    .getMessage();
        }
    }
}
