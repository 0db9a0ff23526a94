package shop.bobbin.supervisor.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTests {

    @TempDir
    private Path folder;

    @Test
    void returnsTheLastLinesWithoutStackFrames() throws IOException {
        var file = Files.writeString(folder.resolve("one.log"), """
                started
                Application run failed
                Caused by: no such table
                \tat shop.bobbin.Some.thing(Some.java:7)
                \t... 24 common frames omitted

                Caused by: the root of it
                \tat shop.bobbin.Other.thing(Other.java:8)
                """);

        assertThat(new LogFile(file).lastLines(2))
                .containsExactly("Caused by: no such table", "Caused by: the root of it");
    }

    @Test
    void returnsNothingForAMissingFile() {
        assertThat(new LogFile(folder.resolve("none.log")).lastLines(2)).isEmpty();
    }
}
