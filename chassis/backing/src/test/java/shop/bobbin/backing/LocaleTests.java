package shop.bobbin.backing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A default locale with non-ASCII digits or special case rules. */
class LocaleTests {

    private final Locale original = Locale.getDefault();

    @BeforeEach
    void setDefaultLocale() {
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        assertThat("%d".formatted(5432)).isNotEqualTo("5432");
    }

    @AfterEach
    void restoreDefaultLocale() {
        Locale.setDefault(original);
    }

    @Test
    void formatsAddressesWithAsciiDigits() {
        assertThat(Databases.local("127.0.0.1", 5432, "any").url("orders"))
                .isEqualTo("jdbc:postgresql://127.0.0.1:5432/orders");
        assertThat(KafkaBroker.settings("data", 9092, 9093))
                .containsEntry("listeners", "PLAINTEXT://127.0.0.1:9092,CONTROLLER://127.0.0.1:9093")
                .containsEntry("advertised.listeners", "PLAINTEXT://127.0.0.1:9092")
                .containsEntry("controller.quorum.voters", "1@127.0.0.1:9093");
    }

    @Test
    void parsesAProviderInAnyLocale() {
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));

        assertThat(BackingProvider.parse("DOCKER")).isEqualTo(BackingProvider.DOCKER);
        assertThat(BackingProvider.EMBEDDED.value()).isEqualTo("embedded");
    }
}
