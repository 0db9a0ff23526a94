package shop.bobbin.gateway.identity;

import java.time.Instant;
import java.util.Set;

/**
 * Somebody at the door, until a moment. A guest who signs in becomes the account and does not keep the guest's id: a
 * basket filled as a guest stays with the guest. Joining the two would let whoever plants a guest cookie in a shared
 * browser read what its next user buys.
 */
public record Session(CustomerId customer, String name, Kind kind, Set<Scope> scopes, Instant expiresAt) {

    public enum Kind {
        GUEST,
        ACCOUNT
    }

    public Session {
        scopes = Set.copyOf(scopes);
    }
}
