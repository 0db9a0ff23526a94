package shop.bobbin.backing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicTests {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void readsATable() throws IOException {
        assertThat(read("""
                # topic        partitions  cleanup  retention

                shelf.things   6           compact  -          # a copy of the shelf
                shelf.moves    3           delete   forever
                shelf.lost     1           delete   14d
                shelf.found    1           delete   36h
                """))
                .containsExactly(
                        new Topic("shelf.things", 6, true, null),
                        new Topic("shelf.moves", 3, false, null),
                        new Topic("shelf.lost", 1, false, Duration.ofDays(14)),
                        new Topic("shelf.found", 1, false, Duration.ofHours(36)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shelf.things 6 compact",
                "shelf.things six compact -",
                "shelf.things 0 compact -",
                "shelf.things 6 squeeze -",
                "shelf.things 6 delete 14",
                "shelf.things 6 compact 14d",
                "shelf/things 6 compact -",
            })
    void refusesALineThatItDoesNotUnderstand(String line) {
        assertThatThrownBy(() -> read(line)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void hasRoomForADeadLetterThatIsLargerThanItsEvent() {
        Topic events = new Topic("shelf.moves", 3, false, null);
        Topic deadLetters = new Topic("counter.shelf.moves.dlt", 3, false, Duration.ofDays(14));

        assertThat(events.settings()).containsEntry("max.message.bytes", "1048588");
        assertThat(deadLetters.settings()).containsEntry("max.message.bytes", "2097152");
    }

    private List<Topic> read(String table) throws IOException {
        return Topic.read(Files.writeString(folder.resolve("topics.txt"), table));
    }
}
