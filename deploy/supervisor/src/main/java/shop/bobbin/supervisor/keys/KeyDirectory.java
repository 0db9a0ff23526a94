package shop.bobbin.supervisor.keys;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * The directory of a shop's key files: the gateway's signing keys, the operator's signing key, and the public keys of
 * both, with which the services verify tokens. The keys are persistent, so sessions survive a restart. Each file is in
 * its own folder, so that each can be mounted only where it is needed.
 */
public final class KeyDirectory {

    private final JwkSetFile gateway;
    private final JwkSetFile operator;
    private final JwkSetFile publicKeys;

    public KeyDirectory(Path folder) {
        gateway = file(folder, "gateway");
        operator = file(folder, "operator");
        publicKeys = file(folder, "public");
    }

    /** Whether any of the key files exists. */
    public boolean hasKeys() {
        return Stream.of(gateway, operator, publicKeys).anyMatch(JwkSetFile::exists);
    }

    public void createMissing(Instant now) {
        create(gateway, "gateway", now);
        create(operator, "operator", now);
        writePublicSet(gateway.keys(), operator.keys());
    }

    public URI gateway() {
        return gateway.path().toUri();
    }

    public URI publicSet() {
        return publicKeys.path().toUri();
    }

    /** @throws SigningKeysException when the operator's key is missing */
    public OperatorTokenIssuer operatorTokens() {
        return new OperatorTokenIssuer(operatorKeys().getFirst());
    }

    /** The first key signs, all keys verify. */
    List<SigningKey> gatewayKeys() {
        if (!gateway.exists()) {
            throw new SigningKeysException("There are no keys in " + gateway.path() + ".");
        }
        return gateway.keys();
    }

    /**
     * Replaces the gateway's keys. The public file always contains every key that may sign: new keys are added before,
     * old keys removed after the change.
     *
     * @throws SigningKeysException when the operator's key, which is part of the public file, is missing; nothing was
     *     written
     */
    void replaceGatewayKeys(List<SigningKey> keys) {
        var operatorKeys = operatorKeys();
        var oldAndNew =
                Stream.concat(gatewayKeys().stream(), keys.stream()).distinct().toList();
        writePublicSet(oldAndNew, operatorKeys);
        gateway.writePrivate(keys);
        writePublicSet(keys, operatorKeys);
    }

    private List<SigningKey> operatorKeys() {
        if (!operator.exists()) {
            throw new SigningKeysException("The operator's key is missing: " + operator.path()
                    + ". It was created together with the gateway's key: restore it there. Nothing was changed.");
        }
        return operator.keys();
    }

    private void writePublicSet(List<SigningKey> gatewayKeys, List<SigningKey> operatorKeys) {
        publicKeys.writePublic(
                Stream.concat(gatewayKeys.stream(), operatorKeys.stream()).toList());
    }

    private static void create(JwkSetFile file, String owner, Instant now) {
        if (!file.exists()) {
            file.writePrivate(List.of(SigningKey.generate(owner, now)));
        }
    }

    private static JwkSetFile file(Path folder, String name) {
        return new JwkSetFile(folder.resolve(name, name + ".jwks").toAbsolutePath());
    }
}
