package shop.bobbin.supervisor.keys;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Rotates the gateway's signing key in three steps, so that no session ends and no token is rejected: publish the new
 * key, sign with it, and retire the old key when the last session that it has signed has expired. Gateways read the
 * keys at their start; services read the public file again when they see an unknown key id. So the new key must not
 * sign before its public file has reached all services.
 */
public final class KeyRotation {

    private final KeyDirectory keys;

    public KeyRotation(KeyDirectory keys) {
        this.keys = keys;
    }

    /** @return the id of the new key */
    public String publish(Instant now) {
        var present = keys.gatewayKeys();
        if (present.size() > 1) {
            throw new SigningKeysException(
                    newest(present).keyId() + " is published already. Next steps: 'sign', then 'retire'.");
        }
        var next = SigningKey.generate("gateway", now);
        if (next.createdAt().compareTo(present.getFirst().createdAt()) <= 0) {
            throw new SigningKeysException(
                    "This machine's clock (%s) is behind the creation time of %s, so the new key would count as the older one. Correct the clock."
                            .formatted(now, present.getFirst().keyId()));
        }
        keys.replaceGatewayKeys(List.of(present.getFirst(), next));
        return next.keyId();
    }

    /** @return the id of the key that signs from now on; the same one if called again */
    public String sign() {
        var present = rotatingKeys();
        keys.replaceGatewayKeys(present.stream().sorted(newestFirst()).toList());
        return newest(present).keyId();
    }

    /** @return the id of the remaining key */
    public String retire() {
        var newest = newest(rotatingKeys());
        if (!keys.gatewayKeys().getFirst().equals(newest)) {
            throw new SigningKeysException(newest.keyId() + " does not sign yet. Run 'sign' first.");
        }
        keys.replaceGatewayKeys(List.of(newest));
        return newest.keyId();
    }

    private List<SigningKey> rotatingKeys() {
        var present = keys.gatewayKeys();
        if (present.size() < 2) {
            throw new SigningKeysException(present.getFirst().keyId() + " is the only key. Run 'publish' first.");
        }
        if (present.stream().map(SigningKey::createdAt).distinct().count() < present.size()) {
            throw new SigningKeysException("The ids of these keys do not show which one is the newest: "
                    + present.stream().map(SigningKey::keyId).collect(Collectors.joining(", "))
                    + ". Remove all but the signing key, then run 'publish'.");
        }
        return present;
    }

    private static SigningKey newest(List<SigningKey> present) {
        return present.stream().min(newestFirst()).orElseThrow();
    }

    private static Comparator<SigningKey> newestFirst() {
        return Comparator.comparing(SigningKey::createdAt).reversed();
    }
}
