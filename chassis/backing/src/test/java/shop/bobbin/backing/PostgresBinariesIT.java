package shop.bobbin.backing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the programs are unpacked, on machines that clean, share or forbid folders. */
class PostgresBinariesIT {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void unpacksAgainWhatACleanUpHasTakenHalfOf() throws IOException {
        Path home = unpackedIn(folder.resolve("programs"));
        Path catalog = home.resolve("share/postgresql/postgres.bki");
        Path messages = home.resolve("share/postgresql/errcodes.txt");
        Files.delete(catalog);
        Files.write(messages, new byte[0]);

        assertThat(unpackedIn(folder.resolve("programs"))).isEqualTo(home);

        assertThat(catalog).isNotEmptyFile();
        assertThat(messages).isNotEmptyFile();
    }

    @Test
    void takesNoFolderThatOthersCanWriteTo() throws IOException {
        Path shared = Files.createDirectory(folder.resolve("shared"));
        Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxrwxrwx"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), Files.createDirectory(folder.resolve("target")));
        Path file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> PostgresBinaries.unpackedInFirstOf(List.of(shared, link, file)))
                .isInstanceOf(BackingException.class)
                .hasMessageContaining("PostgreSQL's programs can be unpacked and run in none of these folders")
                .hasMessageContaining("noexec")
                .hasMessageContaining(shared + ": others may write to it")
                .hasMessageContaining(link + ": others may write to it")
                .hasMessageContaining(file.toString());
        assertThat(shared).isEmptyDirectory();
    }

    private static Path unpackedIn(Path folder) {
        return PostgresBinaries.unpackedInFirstOf(List.of(folder)).home();
    }
}
