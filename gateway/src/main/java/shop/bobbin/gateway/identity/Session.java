package shop.bobbin.gateway.identity;

import java.time.Instant;
import java.util.Set;

/**
 * A guest or an account, with its scopes and expiry. A guest who signs in gets the account's customer id, and the guest's
 * basket is not merged: otherwise an attacker who sets a guest cookie in a shared browser could see what the next user
 * buys (session fixation).
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
