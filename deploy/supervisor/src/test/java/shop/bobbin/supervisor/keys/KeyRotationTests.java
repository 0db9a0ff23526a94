package shop.bobbin.supervisor.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static shop.bobbin.supervisor.keys.TestKeys.GATEWAY_KEY;
import static shop.bobbin.supervisor.keys.TestKeys.MORNING;
import static shop.bobbin.supervisor.keys.TestKeys.OPERATOR_KEY;
import static shop.bobbin.supervisor.keys.TestKeys.keyIds;
import static shop.bobbin.supervisor.keys.TestKeys.keySet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyRotationTests {

    private static final String NEXT = "gateway-20261121T090000000Z";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private KeyRotation rotation;

    @BeforeEach
    void create() {
        rotation = new KeyRotation(TestKeys.keys(folder));
    }

    @Test
    void publishAddsTheNewKeyWithoutSigning() {
        assertThat(publish()).isEqualTo(NEXT);

        assertThat(keyIds(folder, "gateway")).containsExactly(GATEWAY_KEY, NEXT);
        assertThat(keyIds(folder, "public")).containsExactly(GATEWAY_KEY, NEXT, OPERATOR_KEY);
        assertThat(keySet(folder, "public")).noneMatch(key -> key.has("d"));
    }

    @Test
    void signPutsTheNewKeyFirstAndKeepsTheOldOne() {
        publish();

        assertThat(rotation.sign()).isEqualTo(NEXT);
        assertThat(rotation.sign()).isEqualTo(NEXT);

        assertThat(keyIds(folder, "gateway")).containsExactly(NEXT, GATEWAY_KEY);
        assertThat(keyIds(folder, "public")).containsExactlyInAnyOrder(GATEWAY_KEY, NEXT, OPERATOR_KEY);
        assertThat(keySet(folder, "gateway")).allMatch(key -> key.has("d"));
    }

    @Test
    void retireRemovesTheOldKey() {
        publish();
        rotation.sign();

        assertThat(rotation.retire()).isEqualTo(NEXT);

        assertThat(keyIds(folder, "gateway")).containsExactly(NEXT);
        assertThat(keyIds(folder, "public")).containsExactly(NEXT, OPERATOR_KEY);
    }

    @Test
    void isNotChangedByCreatingMissingKeys() {
        publish();

        new KeyDirectory(folder).createMissing(MORNING.plus(Duration.ofHours(2)));

        assertThat(keyIds(folder, "gateway")).containsExactly(GATEWAY_KEY, NEXT);
        assertThat(keyIds(folder, "public")).containsExactly(GATEWAY_KEY, NEXT, OPERATOR_KEY);
    }

    @Test
    void enforcesTheOrderOfSteps() {
        assertThatThrownBy(rotation::sign)
                .isInstanceOf(SigningKeysException.class)
                .hasMessageContaining("'publish'");
        assertThatThrownBy(rotation::retire)
                .isInstanceOf(SigningKeysException.class)
                .hasMessageContaining("'publish'");

        publish();

        assertThatThrownBy(rotation::retire)
                .isInstanceOf(SigningKeysException.class)
                .hasMessageContaining("Run 'sign' first");
        assertThatThrownBy(this::publish)
                .isInstanceOf(SigningKeysException.class)
                .hasMessageContaining(NEXT + " is published already");
        assertThat(keyIds(folder, "gateway")).containsExactly(GATEWAY_KEY, NEXT);
    }

    @Test
    void needsExistingKeys() {
        var empty = new KeyRotation(new KeyDirectory(folder.resolve("empty")));

        assertThatThrownBy(() -> empty.publish(MORNING))
                .isInstanceOf(SigningKeysException.class)
                .hasMessageContaining("There are no keys in");
    }

    @Test
    void changesNothingWhenTheOperatorsKeyIsMissing() throws IOException {
        Files.delete(TestKeys.file(folder, "operator"));

        assertThatThrownBy(this::publish)
                .isInstanceOf(SigningKeysException.class)
                .hasMessageContaining(TestKeys.file(folder, "operator").toString());

        assertThat(keyIds(folder, "gateway")).containsExactly(GATEWAY_KEY);
        assertThat(keyIds(folder, "public")).containsExactly(GATEWAY_KEY, OPERATOR_KEY);
    }

    @Test
    void publishesAKeyBeforeTheGatewayHasIt() throws IOException {
        makeUnwritable(TestKeys.file(folder, "gateway"));

        assertThatThrownBy(this::publish)
                .isInstanceOf(SigningKeysException.class)
                .hasMessageContaining("gateway.jwks cannot be written");

        assertThat(keyIds(folder, "gateway")).containsExactly(GATEWAY_KEY);
        assertThat(keyIds(folder, "public")).containsExactly(GATEWAY_KEY, NEXT, OPERATOR_KEY);
    }

    @Test
    void removesAKeyFromTheGatewayBeforeThePublicFile() throws IOException {
        publish();
        rotation.sign();
        makeUnwritable(TestKeys.file(folder, "public"));

        assertThatThrownBy(rotation::retire).isInstanceOf(SigningKeysException.class);

        assertThat(keyIds(folder, "gateway")).containsExactly(NEXT);
        assertThat(keyIds(folder, "public")).containsExactly(NEXT, GATEWAY_KEY, OPERATOR_KEY);
    }

    @Test
    void rejectsANewKeyThatIsOlderThanTheSigningKey() {
        assertThatThrownBy(() -> rotation.publish(MORNING.minusSeconds(1)))
                .isInstanceOf(SigningKeysException.class)
                .hasMessageContaining("clock")
                .hasMessageContaining(GATEWAY_KEY);
        assertThatThrownBy(() -> rotation.publish(MORNING)).isInstanceOf(SigningKeysException.class);

        assertThat(keyIds(folder, "gateway")).containsExactly(GATEWAY_KEY);
    }

    @Test
    void rotatesAKeyWithAForeignId() throws IOException {
        rename(GATEWAY_KEY, "prod-1");

        publish();
        assertThat(keyIds(folder, "gateway")).containsExactly("prod-1", NEXT);
        assertThat(rotation.sign()).isEqualTo(NEXT);
        assertThat(keyIds(folder, "gateway")).containsExactly(NEXT, "prod-1");
        assertThat(rotation.retire()).isEqualTo(NEXT);
        assertThat(keyIds(folder, "gateway")).containsExactly(NEXT);
    }

    @Test
    void rejectsSeveralKeysWithForeignIds() throws IOException {
        publish();
        rename(GATEWAY_KEY, "prod-1");
        rename(NEXT, "prod-2");

        assertThatThrownBy(rotation::sign)
                .isInstanceOf(SigningKeysException.class)
                .hasMessageContaining("prod-1, prod-2");
        assertThatThrownBy(rotation::retire)
                .isInstanceOf(SigningKeysException.class)
                .hasMessageContaining("prod-1, prod-2");
        assertThat(keyIds(folder, "gateway")).containsExactly("prod-1", "prod-2");
    }

    private void rename(String keyId, String another) throws IOException {
        var file = TestKeys.file(folder, "gateway");
        Files.writeString(file, Files.readString(file).replace(keyId, another));
    }

    /** Creates a non-empty folder in the place of the draft file. */
    private static void makeUnwritable(Path file) throws IOException {
        Files.createDirectories(
                file.resolveSibling(file.getFileName() + ".draft").resolve("kept"));
    }

    private String publish() {
        return rotation.publish(MORNING.plus(Duration.ofHours(1)));
    }
}
