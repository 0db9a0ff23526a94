package shop.bobbin.backing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The random password of the PostgreSQL superuser, stored beside the data in a file that only its owner can read. It
 * must stay secret: a superuser can run programs as the user who started the server ({@code COPY ... TO PROGRAM}).
 *
 * @param file contains the password as its only line
 */
record SuperuserPassword(Path file) {

    /** The password of servers that earlier versions created. */
    static final String LEGACY = "bobbin";

    private static final int BYTES = 16;

    /** Reads the password, or generates it for a new server. */
    static SuperuserPassword loadOrCreate(DataDirectory directory) {
        var password = new SuperuserPassword(directory.resolve(DataDirectory.PASSWORD));
        if (!Files.exists(password.file)) {
            password.generate();
        }
        return password;
    }

    String value() {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the database's password", e);
        }
    }

    private void generate() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        var draft = file.resolveSibling(file.getFileName() + ".draft");
        try {
            Files.deleteIfExists(draft);
            Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(draft, HexFormat.of().formatHex(bytes) + "\n");
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the database's password", e);
        }
    }

    @Override
    public String toString() {
        return "SuperuserPassword in " + file;
    }
}
