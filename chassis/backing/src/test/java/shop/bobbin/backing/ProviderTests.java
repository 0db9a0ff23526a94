package shop.bobbin.backing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProviderTests {

    @ParameterizedTest
    @CsvSource({
        // wanted, made the data, engine answers, chosen
        ",         ,         true,  DOCKER",
        ",         ,         false, EMBEDDED",
        "DOCKER,   ,         true,  DOCKER",
        "EMBEDDED, ,         true,  EMBEDDED",
        ",         EMBEDDED, true,  EMBEDDED",
        ",         EMBEDDED, false, EMBEDDED",
        ",         DOCKER,   true,  DOCKER",
        "DOCKER,   DOCKER,   true,  DOCKER",
    })
    void opensDataWithTheOneThatMadeThem(
            @Nullable Provider wanted, @Nullable Provider recorded, boolean engineAnswers, Provider chosen) {
        assertThat(Provider.choose(wanted, recorded, () -> engineAnswers)).isEqualTo(chosen);
    }

    @Test
    void saysThatAnotherOneWouldOpenAnEmptyShop() {
        assertThatThrownBy(() -> Provider.choose(Provider.DOCKER, Provider.EMBEDDED, () -> true))
                .isInstanceOf(BackingException.class)
                .hasMessageContaining("BOBBIN_BACKING=embedded")
                .hasMessageContaining("docker would open an empty shop");
        assertThatThrownBy(() -> Provider.choose(Provider.EMBEDDED, Provider.DOCKER, () -> true))
                .hasMessageContaining("BOBBIN_BACKING=docker");
    }

    @Test
    void saysThatTheDataNeedAnEngineThatDoesNotAnswer() {
        assertThatThrownBy(() -> Provider.choose(null, Provider.DOCKER, () -> false))
                .isInstanceOf(BackingException.class)
                .hasMessageContaining("no Docker engine answers");
    }
}
