package shop.bobbin.controlroom.keys;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * The keys with which the gateway signs, the key with which the supervisor signs, and the public half of all of them, by
 * which the services verify. Kept, so that a restart signs nobody out. Each file has a folder of its own, so that each can
 * be given to those alone who need it.
 */
public final class LocalKeys {

    private final KeyFile gateway;
    private final KeyFile operator;
    private final KeyFile open;

    public LocalKeys(Path folder) {
        gateway = file(folder, "gateway");
        operator = file(folder, "operator");
        open = file(folder, "public");
    }

    /** Whether any of them is there. */
    public boolean exist() {
        return Stream.of(gateway, operator, open).anyMatch(KeyFile::exists);
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
        return open.path().toUri();
    }

    /** @throws KeysRefused when the operator's key is not here */
    public OperatorToken operator() {
        return new OperatorToken(operatorKeys().getFirst());
    }

    /** The first one signs, all of them verify. */
    List<SigningKey> gatewayKeys() {
        if (!gateway.exists()) {
            throw new KeysRefused("There are no keys in " + gateway.path() + ".");
        }
        return gateway.keys();
    }

    /**
     * A key is public before it may sign, and for as long as it may.
     *
     * @throws KeysRefused before anything is written, when the operator's key is not here: the public set has it too
     */
    void replaceGatewayKeys(List<SigningKey> keys) {
        var operators = operatorKeys();
        var both =
                Stream.concat(gatewayKeys().stream(), keys.stream()).distinct().toList();
        writePublicSet(both, operators);
        gateway.writePrivate(keys);
        writePublicSet(keys, operators);
    }

    private List<SigningKey> operatorKeys() {
        if (!operator.exists()) {
            throw new KeysRefused("The operator's key is missing: " + operator.path()
                    + ". It is made together with the gateway's: bring it there. Nothing was done.");
        }
        return operator.keys();
    }

    private void writePublicSet(List<SigningKey> gateways, List<SigningKey> operators) {
        open.writePublic(Stream.concat(gateways.stream(), operators.stream()).toList());
    }

    private static void create(KeyFile file, String owner, Instant now) {
        if (!file.exists()) {
            file.writePrivate(List.of(SigningKey.generate(owner, now)));
        }
    }

    private static KeyFile file(Path folder, String name) {
        return new KeyFile(folder.resolve(name, name + ".jwks").toAbsolutePath());
    }
}
