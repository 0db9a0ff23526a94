package shop.bobbin.controlroom.keys;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * Gives the gateway another key in three steps, so that nobody is signed out and nothing is refused meanwhile: published,
 * each gateway and service knows it; then it signs; then, when the last session that the old one has signed is over, the
 * old one is retired. Gateways read their keys when they start, services when they meet one that they do not know.
 */
public final class KeyRotation {

    private final LocalKeys keys;

    public KeyRotation(LocalKeys keys) {
        this.keys = keys;
    }

    /** @return the id of the new key */
    public String publish(Instant now) {
        var present = keys.gatewayKeys();
        if (present.size() > 1) {
            throw new KeysRefused(newest(present).keyId() + " is published already. 'sign' and 'retire' come next.");
        }
        var next = SigningKey.generate("gateway", now);
        keys.replaceGatewayKeys(List.of(present.getFirst(), next));
        return next.keyId();
    }

    /** @return the id of the key that signs from now on; the same however often it is called */
    public String sign() {
        var present = several();
        keys.replaceGatewayKeys(present.stream().sorted(newestFirst()).toList());
        return newest(present).keyId();
    }

    /** @return the id of the key that is left */
    public String retire() {
        var newest = newest(several());
        if (!keys.gatewayKeys().getFirst().equals(newest)) {
            throw new KeysRefused(newest.keyId() + " does not sign yet. 'sign' comes first.");
        }
        keys.replaceGatewayKeys(List.of(newest));
        return newest.keyId();
    }

    private List<SigningKey> several() {
        var present = keys.gatewayKeys();
        if (present.size() < 2) {
            throw new KeysRefused(present.getFirst().keyId() + " is the only key. 'publish' makes the next one.");
        }
        return present;
    }

    private static SigningKey newest(List<SigningKey> present) {
        return present.stream().min(newestFirst()).orElseThrow();
    }

    /** An id ends with the time of its making. */
    private static Comparator<SigningKey> newestFirst() {
        return Comparator.comparing(SigningKey::keyId).reversed();
    }
}
