package shop.bobbin.gateway.identity;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import shop.bobbin.gateway.identity.IdentitySettings.Account;

/**
 * The configured accounts, with password verification in constant cost: each failed check takes as many hash rounds as the
 * most expensive hash among the accounts, so that the response time does not reveal which user names exist.
 */
final class Accounts {

    /** A bcrypt hash with a variable cost that no known password matches. */
    private static final String DUMMY_HASH = "$2a$%d$Zkd0nGVeN6MqFSZo7oZ3EuRpWHPSHqg.kzGWfmPw0OpdqAeaidqZ2";

    private static final int MIN_COST = 10;

    private final Map<String, Account> byUsername;
    private final Map<CustomerId, Account> byCustomer;
    private final PasswordEncoder passwordEncoder;
    private final int maxCost;

    Accounts(Map<String, Account> byUsername) {
        this(byUsername, new BCryptPasswordEncoder());
    }

    Accounts(Map<String, Account> byUsername, PasswordEncoder passwordEncoder) {
        this.byUsername = byUsername;
        this.byCustomer = indexByCustomer(byUsername.values());
        this.passwordEncoder = passwordEncoder;
        this.maxCost =
                byUsername.values().stream().mapToInt(Account::cost).max().orElse(MIN_COST);
    }

    /** Blocks for about 100 ms of CPU time at bcrypt cost 10, twice as long for each step more. */
    Optional<Account> authenticate(String username, String password) {
        var account = byUsername.get(username);
        if (account == null) {
            passwordEncoder.matches(password, DUMMY_HASH.formatted(maxCost));
            return Optional.empty();
        }
        if (passwordEncoder.matches(password, account.passwordHash())) {
            return Optional.of(account);
        }
        // Each step doubles the rounds: together with the check above these add up to the maximum cost.
        for (int cost = account.cost(); cost < maxCost; cost++) {
            passwordEncoder.matches(password, DUMMY_HASH.formatted(cost));
        }
        return Optional.empty();
    }

    Optional<Account> find(CustomerId customer) {
        return Optional.ofNullable(byCustomer.get(customer));
    }

    private static Map<CustomerId, Account> indexByCustomer(Collection<Account> accounts) {
        return accounts.stream().collect(Collectors.toUnmodifiableMap(Account::customerId, Function.identity()));
    }
}
