package shop.bobbin.gateway.identity;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;

/**
 * Settings of sessions, access tokens and accounts.
 *
 * @param jwkSet private JWK set: the first key signs, all keys verify. To rotate, add the new key, then move it to the
 *     front, then remove the old one after the longest session has expired, with a restart after each step
 * @param guestSession lifetime of a guest's session
 * @param accountSession lifetime of an account's session
 * @param accessToken lifetime of an access token
 * @param accessTokenReuse how long an issued access token is cached and reused, to save signatures; shorter than its
 *     lifetime
 * @param accounts accounts by user name
 */
@ConfigurationProperties("bobbin.identity")
record IdentitySettings(
        Resource jwkSet,
        @DefaultValue("30d") Duration guestSession,
        @DefaultValue("8h") Duration accountSession,
        @DefaultValue("5m") Duration accessToken,
        @DefaultValue("4m") Duration accessTokenReuse,
        @DefaultValue Map<String, Account> accounts) {

    IdentitySettings {
        require(isPresent(jwkSet), "bobbin.identity.jwk-set must name a file with a private JWK set");
        require(isPositive(guestSession), "bobbin.identity.guest-session must be positive");
        require(isPositive(accountSession), "bobbin.identity.account-session must be positive");
        require(
                isPositive(accessTokenReuse) && accessTokenReuse.compareTo(accessToken) < 0,
                "bobbin.identity.access-token-reuse must be positive and shorter than access-token");
        accounts = Map.copyOf(accounts);
        require(
                accounts.values().stream().map(Account::customerId).distinct().count() == accounts.size(),
                "bobbin.identity.accounts: two accounts have the same customer-id");
    }

    /** @param passwordHash bcrypt, cost 10 to 14 */
    record Account(CustomerId customerId, String name, String passwordHash, Set<Scope> scopes) {

        private static final Pattern BCRYPT = Pattern.compile("\\$2[aby]\\$1[0-4]\\$[./A-Za-z0-9]{53}");

        Account {
            require(
                    isPresent(customerId) && isPresent(name),
                    "bobbin.identity.accounts: customer-id and name are required");
            require(
                    isPresent(passwordHash) && BCRYPT.matcher(passwordHash).matches(),
                    "bobbin.identity.accounts: password-hash must be bcrypt with a cost of 10 to 14");
            require(isPresent(scopes) && !scopes.isEmpty(), "bobbin.identity.accounts: scopes are required");
            scopes = Set.copyOf(scopes);
        }

        /** The bcrypt cost; a check takes 2 to the power of this many rounds. */
        int cost() {
            return Integer.parseInt(passwordHash.substring(4, 6));
        }

        @Override
        public String toString() {
            return "Account[" + customerId.value() + "]";
        }
    }

    /** The binder passes null for a missing property, although the parameter is not {@code @Nullable}. */
    private static boolean isPresent(@Nullable Object value) {
        return value != null;
    }

    private static boolean isPositive(Duration duration) {
        return duration.isPositive();
    }

    private static void require(boolean valid, String message) {
        if (!valid) {
            throw new IllegalArgumentException(message);
        }
    }
}
