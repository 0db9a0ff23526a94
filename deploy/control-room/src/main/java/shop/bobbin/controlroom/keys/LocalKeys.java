package shop.bobbin.controlroom.keys;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The key with which the gateway signs, the key with which the supervisor signs, and the public half of both, by which
 * the services verify. Kept, so that a restart signs nobody out.
 */
public final class LocalKeys {

    private final Path folder;

    public LocalKeys(Path folder) {
        this.folder = folder;
    }

    public void createMissing() {
        var gateway = create("gateway");
        var operator = create("operator");
        var both = set(gateway.publicJwk() + "," + operator.publicJwk());
        if (!Files.exists(file("public")) || !SecretFile.read(file("public")).equals(both)) {
            SecretFile.write(file("public"), both);
        }
    }

    public URI gateway() {
        return file("gateway").toUri();
    }

    public URI publicSet() {
        return file("public").toUri();
    }

    public OperatorToken operator() {
        return new OperatorToken(SigningKey.parse(SecretFile.read(file("operator"))));
    }

    private SigningKey create(String name) {
        if (!Files.exists(file(name))) {
            SecretFile.write(
                    file(name), set(SigningKey.generate("local-" + name).privateJwk()));
        }
        return SigningKey.parse(SecretFile.read(file(name)));
    }

    private Path file(String name) {
        return folder.resolve(name + ".jwks").toAbsolutePath();
    }

    private static String set(String keys) {
        return "{\"keys\":[" + keys + "]}\n";
    }
}
