package shop.bobbin.controlroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shop.bobbin.supervisor.keys.SigningKeysException;

class KeysCommandTests {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void createsKeyFiles() throws IOException {
        keys(folder.toString());

        try (var files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile))
                    .containsExactlyInAnyOrder(
                            folder.resolve("gateway/gateway.jwks"),
                            folder.resolve("operator/operator.jwks"),
                            folder.resolve("public/public.jwks"));
        }
    }

    @Test
    void doesNotReplaceExistingKeys() throws IOException {
        keys(folder.toString());
        var before = Files.readString(folder.resolve("gateway/gateway.jwks"));

        assertThatThrownBy(() -> keys(folder.toString()))
                .isInstanceOf(SigningKeysException.class)
                .hasMessageContaining("There are keys in");
        assertThat(folder.resolve("gateway/gateway.jwks")).hasContent(before);
    }

    @Test
    void rotatesInThreeSteps() throws IOException {
        keys(folder.toString());
        var before = Files.readString(folder.resolve("gateway/gateway.jwks"));

        keys("publish", folder.toString());
        keys("sign", folder.toString());
        keys("retire", folder.toString());

        assertThat(Files.readString(folder.resolve("gateway/gateway.jwks"))).isNotEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"keys", "keys publish", "keys sign", "keys retire", "keys polish %s", "keys publish %s now"})
    void showsItsUsageAndChangesNothing(String command) {
        var arguments = List.of(command.formatted(folder.resolve("made")).split(" "));

        assertThat(Main.run(arguments)).isEqualTo(2);

        assertThat(folder).isEmptyDirectory();
        assertThatThrownBy(() -> new KeysCommand(arguments.subList(1, arguments.size())).run())
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("publish|sign|retire <folder>");
    }

    private static void keys(String... arguments) {
        assertThat(new KeysCommand(List.of(arguments)).run()).isZero();
    }
}
