package shop.bobbin.backing;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** The PostgreSQL programs, unpacked once per checkout and version. */
record PostgresBinaries(Path home) {

    /** @throws BackingException when there is no folder in which they can be unpacked and run */
    static PostgresBinaries unpack() {
        return unpackIntoFirstUsable(List.of(
                BuildDirectory.path().resolve("postgresql"),
                Path.of(System.getProperty("java.io.tmpdir"), "bobbin-postgresql-" + System.getProperty("user.name"))));
    }

    /** The build directory comes first: temporary folders are cleaned, shared, and often mounted with noexec. */
    static synchronized PostgresBinaries unpackIntoFirstUsable(List<Path> folders) {
        var failures = new ArrayList<String>();
        for (var folder : folders) {
            try {
                return new PostgresBinaries(
                        new UnpackedArchive(folder, fingerprint(), PostgresBinaries::archive, "bin/postgres")
                                .ensureUnpacked());
            } catch (IOException e) {
                failures.add("%n  %s: %s".formatted(folder, e.getMessage()));
            }
        }
        throw new BackingException(
                "The PostgreSQL programs cannot be unpacked and run in any of these folders. One of them must be writable by you only, and not be mounted with noexec. Or set BOBBIN_BACKING=docker."
                        + String.join("", failures));
    }

    /** The command line of a program. PostgreSQL does not run as root; a user namespace hides that the user is root. */
    List<String> command(String program, List<String> arguments) {
        var command = new ArrayList<String>();
        if (LinuxUtils.isUnshareAvailable()) {
            command.addAll(List.of("unshare", "-U"));
        } else if (System.getProperty("user.name").equals("root")) {
            throw new BackingException(
                    "PostgreSQL does not run as root, and 'unshare -U' does not work here (it needs the package util-linux and user namespaces). Start the shop as another user, or set BOBBIN_BACKING=docker.");
        }
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(arguments);
        return command;
    }

    private static InputStream archive() {
        try {
            var system = System.getProperty("os.name").startsWith("Mac") ? "Darwin" : "Linux";
            return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, System.getProperty("os.arch"));
        } catch (IOException e) {
            throw new UncheckedIOException("There are no PostgreSQL binaries for this system", e);
        }
    }

    private static String fingerprint() throws IOException {
        try (var stream = new DigestInputStream(archive(), MessageDigest.getInstance("SHA-256"))) {
            stream.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(stream.getMessageDigest().digest()).substring(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
