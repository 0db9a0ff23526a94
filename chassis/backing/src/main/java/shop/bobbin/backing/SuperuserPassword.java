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
 * The password of PostgreSQL's superuser: random, and kept beside the data in a file that only its owner can read. Who knows
 * it can run programs as the user who started the server ({@code COPY ... TO PROGRAM}).
 *
 * @param file holds the password in its only line
 */
record SuperuserPassword(Path file) {

    /** Of servers that earlier versions made. */
    static final String FORMER = "bobbin";

    private static final int BYTES = 16;

    /** Reads the password, or draws the one of a new server. */
    static SuperuserPassword keptIn(DataDirectory directory) {
        SuperuserPassword password = new SuperuserPassword(directory.resolve(DataDirectory.PASSWORD));
        if (!Files.exists(password.file)) {
            password.draw();
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

    private void draw() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        Path draft = file.resolveSibling(file.getFileName() + ".draft");
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
