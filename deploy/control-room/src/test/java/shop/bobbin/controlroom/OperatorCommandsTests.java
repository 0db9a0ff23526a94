package shop.bobbin.controlroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shop.bobbin.supervisor.keys.SigningKeysException;

class OperatorCommandsTests {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"dead-letters all", "replay", "replay one two", "rebuild", "rebuild order-service"})
    void exitsWithTwoOnWrongArguments(String command) {
        assertThat(Main.run(List.of(command.split(" ")))).isEqualTo(2);
    }

    @Test
    void namesTheMissingOperatorKeyInAContainer() {
        var commands = new ContainerCommands(folder, Map.of("BOBBIN_KEYS", folder.toString()));

        assertThatThrownBy(() -> commands.run(List.of("dead-letters")))
                .isInstanceOf(SigningKeysException.class)
                .hasMessageContaining(folder.resolve("operator/operator.jwks").toString());
    }
}
