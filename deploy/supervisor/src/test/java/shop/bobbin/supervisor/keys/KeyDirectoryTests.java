package shop.bobbin.supervisor.keys;

import static java.nio.file.attribute.PosixFilePermission.OWNER_READ;
import static java.nio.file.attribute.PosixFilePermission.OWNER_WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static shop.bobbin.supervisor.keys.TestKeys.GATEWAY_KEY;
import static shop.bobbin.supervisor.keys.TestKeys.OPERATOR_KEY;
import static shop.bobbin.supervisor.keys.TestKeys.keySet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyDirectoryTests {

    @TempDir
    private Path folder;

    @BeforeEach
    void create() {
        TestKeys.keys(folder);
    }

    @Test
    void areReadableByTheOwnerOnly() throws IOException {
        for (var name : new String[] {"gateway", "operator", "public"}) {
            assertThat(Files.getPosixFilePermissions(TestKeys.file(folder, name)))
                    .containsExactlyInAnyOrder(OWNER_READ, OWNER_WRITE);
        }
    }

    @Test
    void thePublicSetContainsBothKeysWithoutPrivateParts() {
        var keys = keySet(folder, "public");

        assertThat(keys).extracting(key -> key.path("kid").asString()).containsExactly(GATEWAY_KEY, OPERATOR_KEY);
        assertThat(keys).allSatisfy(key -> {
            assertThat(key.has("d")).isFalse();
            assertThat(key.path("crv").asString()).isEqualTo("P-256");
            assertThat(key.path("alg").asString()).isEqualTo("ES256");
        });
        assertThat(keys.get(0).path("x"))
                .isEqualTo(keySet(folder, "gateway").get(0).path("x"));
        assertThat(keySet(folder, "gateway").get(0).has("d")).isTrue();
    }

    @Test
    void areNotReplacedByCreateMissing() throws IOException {
        var before = Files.readString(TestKeys.file(folder, "gateway"));

        TestKeys.keys(folder);

        assertThat(TestKeys.file(folder, "gateway")).hasContent(before);
    }

    @Test
    void thePublicSetContainsAReplacedKey() throws IOException {
        Files.delete(TestKeys.file(folder, "gateway"));

        TestKeys.keys(folder);

        assertThat(keySet(folder, "public").get(0).path("x"))
                .isEqualTo(keySet(folder, "gateway").get(0).path("x"));
    }
}
