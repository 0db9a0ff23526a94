package shop.bobbin.controlroom.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static shop.bobbin.controlroom.keys.Some.GATEWAY_KEY;
import static shop.bobbin.controlroom.keys.Some.MORNING;
import static shop.bobbin.controlroom.keys.Some.OPERATOR_KEY;
import static shop.bobbin.controlroom.keys.Some.keyIds;
import static shop.bobbin.controlroom.keys.Some.keySet;

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
        rotation = new KeyRotation(Some.keys(folder));
    }

    @Test
    void publishedTheNextKeyIsKnownAndDoesNotSign() {
        assertThat(publish()).isEqualTo(NEXT);

        assertThat(keyIds(folder, "gateway")).containsExactly(GATEWAY_KEY, NEXT);
        assertThat(keyIds(folder, "public")).containsExactly(GATEWAY_KEY, NEXT, OPERATOR_KEY);
        assertThat(keySet(folder, "public")).noneMatch(key -> key.has("d"));
    }

    @Test
    void signingItStandsFirstAndTheOldOneIsStillBelieved() {
        publish();

        assertThat(rotation.sign()).isEqualTo(NEXT);
        assertThat(rotation.sign()).isEqualTo(NEXT);

        assertThat(keyIds(folder, "gateway")).containsExactly(NEXT, GATEWAY_KEY);
        assertThat(keyIds(folder, "public")).containsExactlyInAnyOrder(GATEWAY_KEY, NEXT, OPERATOR_KEY);
        assertThat(keySet(folder, "gateway")).allMatch(key -> key.has("d"));
    }

    @Test
    void retiredTheOldKeyIsGone() {
        publish();
        rotation.sign();

        assertThat(rotation.retire()).isEqualTo(NEXT);

        assertThat(keyIds(folder, "gateway")).containsExactly(NEXT);
        assertThat(keyIds(folder, "public")).containsExactly(NEXT, OPERATOR_KEY);
    }

    @Test
    void staysAsItIsWhenMissingKeysAreCreatedMeanwhile() {
        publish();

        new LocalKeys(folder).createMissing(MORNING.plus(Duration.ofHours(2)));

        assertThat(keyIds(folder, "gateway")).containsExactly(GATEWAY_KEY, NEXT);
        assertThat(keyIds(folder, "public")).containsExactly(GATEWAY_KEY, NEXT, OPERATOR_KEY);
    }

    @Test
    void takesNoStepBeforeTheOther() {
        assertThatThrownBy(rotation::sign).isInstanceOf(KeysRefused.class).hasMessageContaining("'publish'");
        assertThatThrownBy(rotation::retire).isInstanceOf(KeysRefused.class).hasMessageContaining("'publish'");

        publish();

        assertThatThrownBy(rotation::retire).isInstanceOf(KeysRefused.class).hasMessageContaining("'sign' comes first");
        assertThatThrownBy(this::publish)
                .isInstanceOf(KeysRefused.class)
                .hasMessageContaining(NEXT + " is published already");
        assertThat(keyIds(folder, "gateway")).containsExactly(GATEWAY_KEY, NEXT);
    }

    @Test
    void needsKeysToBeginWith() {
        var empty = new KeyRotation(new LocalKeys(folder.resolve("empty")));

        assertThatThrownBy(() -> empty.publish(MORNING))
                .isInstanceOf(KeysRefused.class)
                .hasMessageContaining("There are no keys in");
    }

    @Test
    void leavesEverythingAsItIsWhereTheOperatorsKeyIsMissing() throws IOException {
        Files.delete(Some.file(folder, "operator"));

        assertThatThrownBy(this::publish)
                .isInstanceOf(KeysRefused.class)
                .hasMessageContaining(Some.file(folder, "operator").toString());

        assertThat(keyIds(folder, "gateway")).containsExactly(GATEWAY_KEY);
        assertThat(keyIds(folder, "public")).containsExactly(GATEWAY_KEY, OPERATOR_KEY);
    }

    @Test
    void makesAKeyPublicBeforeTheGatewayHasIt() throws IOException {
        cannotBeWritten(Some.file(folder, "gateway"));

        assertThatThrownBy(this::publish)
                .isInstanceOf(KeysRefused.class)
                .hasMessageContaining("gateway.jwks cannot be written");

        assertThat(keyIds(folder, "gateway")).containsExactly(GATEWAY_KEY);
        assertThat(keyIds(folder, "public")).containsExactly(GATEWAY_KEY, NEXT, OPERATOR_KEY);
    }

    @Test
    void takesAKeyFromTheGatewayBeforeItIsPublicNoMore() throws IOException {
        publish();
        rotation.sign();
        cannotBeWritten(Some.file(folder, "public"));

        assertThatThrownBy(rotation::retire).isInstanceOf(KeysRefused.class);

        assertThat(keyIds(folder, "gateway")).containsExactly(NEXT);
        assertThat(keyIds(folder, "public")).containsExactly(NEXT, GATEWAY_KEY, OPERATOR_KEY);
    }

    @Test
    void publishesNothingThatWouldCountAsOlderThanWhatSigns() {
        assertThatThrownBy(() -> rotation.publish(MORNING.minusSeconds(1)))
                .isInstanceOf(KeysRefused.class)
                .hasMessageContaining("clock")
                .hasMessageContaining(GATEWAY_KEY);
        assertThatThrownBy(() -> rotation.publish(MORNING)).isInstanceOf(KeysRefused.class);

        assertThat(keyIds(folder, "gateway")).containsExactly(GATEWAY_KEY);
    }

    @Test
    void replacesAKeyWithAnIdOfSomebodyElse() throws IOException {
        rename(GATEWAY_KEY, "prod-1");

        publish();
        assertThat(keyIds(folder, "gateway")).containsExactly("prod-1", NEXT);
        assertThat(rotation.sign()).isEqualTo(NEXT);
        assertThat(keyIds(folder, "gateway")).containsExactly(NEXT, "prod-1");
        assertThat(rotation.retire()).isEqualTo(NEXT);
        assertThat(keyIds(folder, "gateway")).containsExactly(NEXT);
    }

    @Test
    void doesNotGuessWhichOfTheKeysOfOthersIsTheNewest() throws IOException {
        publish();
        rename(GATEWAY_KEY, "prod-1");
        rename(NEXT, "prod-2");

        assertThatThrownBy(rotation::sign).isInstanceOf(KeysRefused.class).hasMessageContaining("prod-1, prod-2");
        assertThatThrownBy(rotation::retire).isInstanceOf(KeysRefused.class).hasMessageContaining("prod-1, prod-2");
        assertThat(keyIds(folder, "gateway")).containsExactly("prod-1", "prod-2");
    }

    private void rename(String keyId, String another) throws IOException {
        var file = Some.file(folder, "gateway");
        Files.writeString(file, Files.readString(file).replace(keyId, another));
    }

    /** Its draft stands in the way, and cannot be removed: it is a folder that is not empty. */
    private static void cannotBeWritten(Path file) throws IOException {
        Files.createDirectories(
                file.resolveSibling(file.getFileName() + ".draft").resolve("kept"));
    }

    private String publish() {
        return rotation.publish(MORNING.plus(Duration.ofHours(1)));
    }
}
