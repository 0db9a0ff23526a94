package shop.bobbin.backing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackingProviderTests {

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
            @Nullable BackingProvider wanted, @Nullable BackingProvider recorded, boolean engineAnswers, BackingProvider chosen) {
        assertThat(BackingProvider.choose(wanted, recorded, () -> engineAnswers)).isEqualTo(chosen);
    }

    @Test
    void saysThatAnotherOneWouldOpenAnEmptyShop() {
        assertThatThrownBy(() -> BackingProvider.choose(BackingProvider.DOCKER, BackingProvider.EMBEDDED, () -> true))
                .isInstanceOf(BackingException.class)
                .hasMessageContaining("BOBBIN_BACKING=embedded")
                .hasMessageContaining("docker would open an empty shop");
        assertThatThrownBy(() -> BackingProvider.choose(BackingProvider.EMBEDDED, BackingProvider.DOCKER, () -> true))
                .hasMessageContaining("BOBBIN_BACKING=docker");
    }

    @Test
    void saysThatTheDataNeedAnEngineThatDoesNotAnswer() {
        assertThatThrownBy(() -> BackingProvider.choose(null, BackingProvider.DOCKER, () -> false))
                .isInstanceOf(BackingException.class)
                .hasMessageContaining("no Docker engine answers");
    }
}
