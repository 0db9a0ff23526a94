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
        // requested, recorded, Docker available, chosen
        ",         ,         true,  DOCKER",
        ",         ,         false, EMBEDDED",
        "DOCKER,   ,         true,  DOCKER",
        "EMBEDDED, ,         true,  EMBEDDED",
        ",         EMBEDDED, true,  EMBEDDED",
        ",         EMBEDDED, false, EMBEDDED",
        ",         DOCKER,   true,  DOCKER",
        "DOCKER,   DOCKER,   true,  DOCKER",
    })
    void opensDataWithTheProviderThatCreatedIt(
            @Nullable BackingProvider requested,
            @Nullable BackingProvider recorded,
            boolean dockerAvailable,
            BackingProvider chosen) {
        assertThat(BackingProvider.choose(requested, recorded, () -> dockerAvailable))
                .isEqualTo(chosen);
    }

    @Test
    void rejectsAnotherProviderThanTheOneThatCreatedTheData() {
        assertThatThrownBy(() -> BackingProvider.choose(BackingProvider.DOCKER, BackingProvider.EMBEDDED, () -> true))
                .isInstanceOf(BackingException.class)
                .hasMessageContaining("BOBBIN_BACKING=embedded")
                .hasMessageContaining("with docker the shop would start empty");
        assertThatThrownBy(() -> BackingProvider.choose(BackingProvider.EMBEDDED, BackingProvider.DOCKER, () -> true))
                .hasMessageContaining("BOBBIN_BACKING=docker");
    }

    @Test
    void rejectsDataInDockerWhenNoEngineRuns() {
        assertThatThrownBy(() -> BackingProvider.choose(null, BackingProvider.DOCKER, () -> false))
                .isInstanceOf(BackingException.class)
                .hasMessageContaining("no Docker engine is running");
    }
}
