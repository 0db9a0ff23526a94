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

/** PostgreSQL's programs, unpacked once per checkout and version. */
record PostgresBinaries(Path home) {

    /** @throws BackingException when there is no folder in which they can be unpacked and run */
    static PostgresBinaries unpacked() {
        return unpackedInFirstOf(List.of(
                Build.folder().resolve("postgresql"),
                Path.of(System.getProperty("java.io.tmpdir"), "bobbin-postgresql-" + System.getProperty("user.name"))));
    }

    /** In the build folder as a rule: temporary folders are cleaned, shared, and often mounted so that nothing runs there. */
    static synchronized PostgresBinaries unpackedInFirstOf(List<Path> folders) {
        List<String> refusals = new ArrayList<>();
        for (Path folder : folders) {
            try {
                return new PostgresBinaries(
                        new UnpackedArchive(folder, fingerprint(), PostgresBinaries::archive, "bin/postgres").ready());
            } catch (IOException e) {
                refusals.add("%n  %s: %s".formatted(folder, e.getMessage()));
            }
        }
        throw new BackingException(
                "PostgreSQL's programs can be unpacked and run in none of these folders. One of them must belong to you alone, and programs must be allowed to run there (no mount with noexec). BOBBIN_BACKING=docker does without."
                        + String.join("", refusals));
    }

    /** The command line of one of the programs. PostgreSQL refuses to run as root; a user namespace hides that. */
    List<String> command(String program, List<String> arguments) {
        List<String> command = new ArrayList<>();
        if (LinuxUtils.isUnshareAvailable()) {
            command.addAll(List.of("unshare", "-U"));
        } else if (System.getProperty("user.name").equals("root")) {
            throw new BackingException(
                    "PostgreSQL does not run as root, and 'unshare -U' cannot hide that here (package util-linux; user namespaces must be allowed). Start the shop as another user, or with BOBBIN_BACKING=docker.");
        }
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(arguments);
        return command;
    }

    private static InputStream archive() {
        try {
            String system = System.getProperty("os.name").startsWith("Mac") ? "Darwin" : "Linux";
            return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, System.getProperty("os.arch"));
        } catch (IOException e) {
            throw new UncheckedIOException("There is no PostgreSQL for this system", e);
        }
    }

    private static String fingerprint() throws IOException {
        try (DigestInputStream stream = new DigestInputStream(archive(), MessageDigest.getInstance("SHA-256"))) {
            stream.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(stream.getMessageDigest().digest()).substring(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
