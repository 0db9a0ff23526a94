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
    void parsesAFile() throws IOException {
        assertThat(read("""
                # topic        partitions  cleanup  retention

                stock.things   6           compact  -          # a comment
                stock.moves    3           delete   forever
                stock.lost     1           delete   14d
                stock.found    1           delete   36h
                """))
                .containsExactly(
                        new Topic("stock.things", 6, true, null),
                        new Topic("stock.moves", 3, false, null),
                        new Topic("stock.lost", 1, false, Duration.ofDays(14)),
                        new Topic("stock.found", 1, false, Duration.ofHours(36)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stock.things 6 compact",
                "stock.things six compact -",
                "stock.things 0 compact -",
                "stock.things 6 squeeze -",
                "stock.things 6 delete 14",
                "stock.things 6 compact 14d",
                "stock/things 6 compact -",
            })
    void rejectsAnInvalidLine(String line) {
        assertThatThrownBy(() -> read(line)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void allowsADeadLetterThatIsLargerThanItsEvent() {
        var events = new Topic("stock.moves", 3, false, null);
        var deadLetters = new Topic("counter.stock.moves.dlt", 3, false, Duration.ofDays(14));

        assertThat(events.settings()).containsEntry("max.message.bytes", "1048588");
        assertThat(deadLetters.settings()).containsEntry("max.message.bytes", "2097152");
    }

    private List<Topic> read(String table) throws IOException {
        return Topic.read(Files.writeString(folder.resolve("topics.txt"), table));
    }
}
