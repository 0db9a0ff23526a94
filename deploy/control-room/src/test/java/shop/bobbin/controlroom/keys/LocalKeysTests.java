package shop.bobbin.controlroom.keys;

import static java.nio.file.attribute.PosixFilePermission.OWNER_READ;
import static java.nio.file.attribute.PosixFilePermission.OWNER_WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LocalKeysTests {

    @TempDir
    private Path folder;

    @BeforeEach
    void create() {
        new LocalKeys(folder).createMissing();
    }

    @Test
    void onlyTheOwnerCanReadThem() throws IOException {
        for (var name : new String[] {"gateway", "operator", "public"}) {
            assertThat(Files.getPosixFilePermissions(folder.resolve(name + ".jwks")))
                    .containsExactlyInAnyOrder(OWNER_READ, OWNER_WRITE);
        }
    }

    @Test
    void thePublicSetHasBothKeysWithoutTheirSecret() {
        var keys = read("public");

        assertThat(keys)
                .extracting(key -> key.path("kid").asString())
                .containsExactly("local-gateway", "local-operator");
        assertThat(keys).allSatisfy(key -> {
            assertThat(key.has("d")).isFalse();
            assertThat(key.path("crv").asString()).isEqualTo("P-256");
            assertThat(key.path("alg").asString()).isEqualTo("ES256");
        });
        assertThat(keys.get(0).path("x")).isEqualTo(read("gateway").get(0).path("x"));
        assertThat(read("gateway").get(0).has("d")).isTrue();
    }

    @Test
    void stayTheSameWhenCreatedAgain() throws IOException {
        var before = Files.readString(folder.resolve("gateway.jwks"));

        new LocalKeys(folder).createMissing();

        assertThat(folder.resolve("gateway.jwks")).hasContent(before);
    }

    @Test
    void thePublicSetFollowsAKeyThatWasReplaced() throws IOException {
        Files.delete(folder.resolve("gateway.jwks"));

        new LocalKeys(folder).createMissing();

        assertThat(read("public").get(0).path("x"))
                .isEqualTo(read("gateway").get(0).path("x"));
    }

    private JsonNode read(String name) {
        return JsonMapper.shared()
                .readTree(folder.resolve(name + ".jwks").toFile())
                .path("keys");
    }
}
