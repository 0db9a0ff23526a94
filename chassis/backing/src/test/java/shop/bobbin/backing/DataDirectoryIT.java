package shop.bobbin.backing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Temporary data directories of killed JVMs, in a folder like /tmp that all users can write to. */
class DataDirectoryIT {

    /** Above the highest pid of any system. */
    private static final String UNUSED_PID = "999999999";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path temporary;

    @SuppressWarnings("NullAway.Init")
    private Process process;

    @BeforeEach
    void start() throws IOException {
        process = new ProcessBuilder("sleep", "60").start();
    }

    @AfterEach
    void end() {
        process.destroyForcibly();
    }

    @Test
    void removesOwnFolderAndEndsItsProcess() throws IOException {
        var own = folder("rwx------", StaleProcess.describe(process.toHandle()));

        DataDirectory.removeAbandoned(temporary, Files.getOwner(temporary));

        assertThat(own).doesNotExist();
        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void ignoresAFolderThatOtherUsersCanWriteTo() throws IOException {
        var writableByOthers = folder("rwxrwxrwx", StaleProcess.describe(process.toHandle()));

        DataDirectory.removeAbandoned(temporary, Files.getOwner(temporary));

        assertThat(writableByOthers).exists();
        assertThat(process.isAlive()).isTrue();
    }

    @Test
    void toleratesATruncatedPidFile() throws IOException {
        var own = folder("rwx------", process.pid() + " 20");

        DataDirectory.removeAbandoned(temporary, Files.getOwner(temporary));

        assertThat(own).doesNotExist();
        assertThat(process.isAlive()).isTrue();
    }

    private Path folder(String permissions, String pidFile) throws IOException {
        var folder = Files.createDirectory(temporary.resolve("bobbin-backing-" + UNUSED_PID + "-1"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(permissions));
        Files.writeString(folder.resolve("kafka.pid"), pidFile);
        return folder;
    }
}
