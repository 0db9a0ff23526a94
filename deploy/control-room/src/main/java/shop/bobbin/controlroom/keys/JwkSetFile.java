package shop.bobbin.controlroom.keys;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A JWK set in a file that only its owner can read. */
record KeyFile(Path path) {

    boolean exists() {
        return Files.exists(path);
    }

    List<SigningKey> keys() {
        return SigningKey.parse(SecretFile.read(path));
    }

    void writePrivate(List<SigningKey> keys) {
        SecretFile.write(path, set(keys, SigningKey::privateJwk));
    }

    /** Leaves a file alone that says the same already: others may be reading it. */
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
