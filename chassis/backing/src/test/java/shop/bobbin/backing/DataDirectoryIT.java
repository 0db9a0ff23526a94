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

/** Throw-away folders that killed JVMs have left behind, in a temporary folder that everybody can write to. */
class DataDirectoryIT {

    /** No process has it: it is above the highest one. */
    private static final String NOBODY = "999999999";

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
    void endsAndRemovesWhatWasOurs() throws IOException {
        Path ours = folder("rwx------", StaleProcess.describe(process.toHandle()));

        DataDirectory.sweep(temporary, Files.getOwner(temporary));

        assertThat(ours).doesNotExist();
        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void believesNoFolderThatOthersCanWriteTo() throws IOException {
        Path theirs = folder("rwxrwxrwx", StaleProcess.describe(process.toHandle()));

        DataDirectory.sweep(temporary, Files.getOwner(temporary));

        assertThat(theirs).exists();
        assertThat(process.isAlive()).isTrue();
    }

    @Test
    void isNotStoppedByAFileThatWasCutOff() throws IOException {
        Path ours = folder("rwx------", process.pid() + " 20");

        DataDirectory.sweep(temporary, Files.getOwner(temporary));

        assertThat(ours).doesNotExist();
        assertThat(process.isAlive()).isTrue();
    }

    private Path folder(String permissions, String pidFile) throws IOException {
        Path folder = Files.createDirectory(temporary.resolve("bobbin-backing-" + NOBODY + "-1"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(permissions));
        Files.writeString(folder.resolve("kafka.pid"), pidFile);
        return folder;
    }
}
