package shop.bobbin.supervisor.keys;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Reads and writes files that only their owner can read, also while they are being written. */
public final class SecretFile {

    private SecretFile() {}

    /** @throws SigningKeysException when it cannot be written */
    public static void write(Path file, String content) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            var draft = file.resolveSibling(file.getFileName() + ".draft");
            Files.deleteIfExists(draft);
            Files.createFile(draft, owner);
            Files.writeString(draft, content);
            Files.move(draft, file, ATOMIC_MOVE, REPLACE_EXISTING);
        } catch (IOException e) {
            throw new SigningKeysException(
                    "%s cannot be written (%s). Its folder must belong to the current user.".formatted(file, e));
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new SigningKeysException("%s cannot be read (%s).".formatted(file, e));
        }
    }
}
