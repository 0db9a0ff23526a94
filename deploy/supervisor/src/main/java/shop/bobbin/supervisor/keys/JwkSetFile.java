package shop.bobbin.supervisor.keys;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A file with a JWK set (RFC 7517), readable by its owner only. */
record JwkSetFile(Path path) {

    boolean exists() {
        return Files.exists(path);
    }

    List<SigningKey> keys() {
        return SigningKey.parse(SecretFile.read(path));
    }

    void writePrivate(List<SigningKey> keys) {
        SecretFile.write(path, set(keys, SigningKey::privateJwk));
    }

    /** Writes the public keys, unless the file has them already: services may be reading it. */
    void writePublic(List<SigningKey> keys) {
        var set = set(keys, SigningKey::publicJwk);
        if (!exists() || !SecretFile.read(path).equals(set)) {
            SecretFile.write(path, set);
        }
    }

    private static String set(List<SigningKey> keys, Function<SigningKey, String> jwk) {
        return keys.stream().map(jwk).collect(Collectors.joining(",", "{\"keys\":[", "]}\n"));
    }
}
