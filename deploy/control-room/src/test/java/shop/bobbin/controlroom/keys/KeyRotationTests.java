package shop.bobbin.controlroom.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static shop.bobbin.controlroom.keys.Some.GATEWAY_KEY;
import static shop.bobbin.controlroom.keys.Some.MORNING;
import static shop.bobbin.controlroom.keys.Some.OPERATOR_KEY;
import static shop.bobbin.controlroom.keys.Some.keyIds;
import static shop.bobbin.controlroom.keys.Some.keySet;

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

    private String publish() {
        return rotation.publish(MORNING.plus(Duration.ofHours(1)));
    }
}
