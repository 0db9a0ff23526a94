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
 * @param jwkSet private JWK set; the first key signs and all of them verify, so that a key is rotated by adding the next
 *     one, then putting it first, then taking the old one out once the longest session has ended, each with a restart
 * @param guestSession how long a guest is known
 * @param accountSession how long a sign-in lasts
 * @param accessToken how long a service believes an access token
 * @param accessTokenReuse how long an access token is handed out again, because signing costs; shorter than its life
 * @param accounts by user name
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
        require(isGiven(jwkSet), "bobbin.identity.jwk-set must name a file with a private JWK set");
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
            require(isGiven(customerId) && isGiven(name), "bobbin.identity.accounts: customer-id and name are needed");
            require(
                    isGiven(passwordHash) && BCRYPT.matcher(passwordHash).matches(),
                    "bobbin.identity.accounts: password-hash must be bcrypt with a cost of 10 to 14");
            require(isGiven(scopes) && !scopes.isEmpty(), "bobbin.identity.accounts: scopes are needed");
            scopes = Set.copyOf(scopes);
        }

        /** The binary logarithm of the rounds that a check takes. */
        int cost() {
            return Integer.parseInt(passwordHash.substring(4, 6));
        }

        @Override
        public String toString() {
            return "Account[" + customerId.value() + "]";
        }
    }

    /** The binder passes null for what is not configured, whatever the signature says. */
    private static boolean isGiven(@Nullable Object value) {
        return value != null;
    }

    private static boolean isPositive(Duration duration) {
        return duration.isPositive();
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
