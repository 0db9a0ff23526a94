package shop.bobbin.backing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A system whose language has digits and letters of its own. */
class LocaleTests {

    private final Locale usual = Locale.getDefault();

    @BeforeEach
    void speakAnother() {
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        assertThat("%d".formatted(5432)).isNotEqualTo("5432");
    }

    @AfterEach
    void speakTheUsual() {
        Locale.setDefault(usual);
    }

    @Test
    void addressesHaveTheDigitsOfTheProtocols() {
        assertThat(Databases.ours("127.0.0.1", 5432, "any").url("orders"))
                .isEqualTo("jdbc:postgresql://127.0.0.1:5432/orders");
        assertThat(KafkaBroker.settings("data", 9092, 9093))
                .containsEntry("listeners", "PLAINTEXT://127.0.0.1:9092,CONTROLLER://127.0.0.1:9093")
                .containsEntry("advertised.listeners", "PLAINTEXT://127.0.0.1:9092")
                .containsEntry("controller.quorum.voters", "1@127.0.0.1:9093");
    }

    @Test
    void aProviderIsNamedInAnyLanguage() {
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));

        assertThat(BackingProvider.named("DOCKER")).isEqualTo(BackingProvider.DOCKER);
        assertThat(BackingProvider.EMBEDDED.word()).isEqualTo("embedded");
    }
}
