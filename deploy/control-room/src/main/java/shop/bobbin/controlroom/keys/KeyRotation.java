package shop.bobbin.controlroom.keys;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Gives the gateway another key in three steps, so that nobody is signed out and nothing is refused meanwhile: published,
 * it is known before it is used; then it signs; then, when the last session that the old one has signed is over, the old
 * one is retired. Gateways read their keys when they start, services when they meet one that they do not know, from the
 * public file as it has reached them by then: so nothing may sign before the file is everywhere.
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
        if (next.made().compareTo(present.getFirst().made()) <= 0) {
            throw new KeysRefused(
                    "By this machine's clock (%s) %s is of the future, and the next key would count as the older one. Set the clock."
                            .formatted(now, present.getFirst().keyId()));
        }
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
        if (present.stream().map(SigningKey::made).distinct().count() < present.size()) {
            throw new KeysRefused("Which key is the newest? Their ids do not tell it: "
                    + present.stream().map(SigningKey::keyId).collect(Collectors.joining(", "))
                    + ". Leave the one that signs, and begin with 'publish'.");
        }
        return present;
    }

    private static SigningKey newest(List<SigningKey> present) {
        return present.stream().min(newestFirst()).orElseThrow();
    }

    private static Comparator<SigningKey> newestFirst() {
        return Comparator.comparing(SigningKey::made).reversed();
    }
}
