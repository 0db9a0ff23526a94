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

/** Unpacking the programs where folders are cleaned up, or writable by other users. */
class PostgresBinariesIT {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void unpacksAgainAfterFilesWereDeletedOrTruncated() throws IOException {
        var home = unpackInto(folder.resolve("programs"));
        var catalog = home.resolve("share/postgresql/postgres.bki");
        var messages = home.resolve("share/postgresql/errcodes.txt");
        Files.delete(catalog);
        Files.write(messages, new byte[0]);

        assertThat(unpackInto(folder.resolve("programs"))).isEqualTo(home);

        assertThat(catalog).isNotEmptyFile();
        assertThat(messages).isNotEmptyFile();
    }

    @Test
    void rejectsAFolderThatOtherUsersCanWriteTo() throws IOException {
        var shared = Files.createDirectory(folder.resolve("shared"));
        Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxrwxrwx"));
        var link = Files.createSymbolicLink(folder.resolve("link"), Files.createDirectory(folder.resolve("target")));
        var file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> PostgresBinaries.unpackIntoFirstUsable(List.of(shared, link, file)))
                .isInstanceOf(BackingException.class)
                .hasMessageContaining("The PostgreSQL programs cannot be unpacked and run in any of these folders")
                .hasMessageContaining("noexec")
                .hasMessageContaining(shared + ": other users can write to it")
                .hasMessageContaining(link + ": other users can write to it")
                .hasMessageContaining(file.toString());
        assertThat(shared).isEmptyDirectory();
    }

    private static Path unpackInto(Path folder) {
        return PostgresBinaries.unpackIntoFirstUsable(List.of(folder)).home();
    }
}
