package shop.bobbin.supervisor.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidFileTests {

    private static final ProcessHandle SELF = ProcessHandle.current();

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void setUp() {
        file = folder.resolve("pids/one.pid");
    }

    @Test
    void findsItsProcess() {
        new PidFile(file).write(SELF, "java");

        assertThat(new PidFile(file).find()).contains(SELF);
    }

    @Test
    void ignoresAProcessWithoutTheMarker() {
        new PidFile(file).write(SELF, "no such argument");

        assertThat(new PidFile(file).find()).isEmpty();
    }

    @Test
    void ignoresALaterProcessWithTheSamePid() throws IOException {
        new PidFile(file).write(SELF, "java");
        var lines = Files.readAllLines(file);
        Files.writeString(file, lines.get(0) + "\n2001-01-01T00:00:00Z\n" + lines.get(2) + "\n");

        assertThat(new PidFile(file).find()).isEmpty();
    }

    @Test
    void findsNothingInADamagedFile() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "not\na\npid\n");

        assertThat(new PidFile(file).find()).isEmpty();
    }
}
