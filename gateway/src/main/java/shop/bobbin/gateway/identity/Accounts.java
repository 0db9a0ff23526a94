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
 * The configured accounts. Each refusal costs what the check of the dearest hash among them costs, so that its time does
 * not tell which names there are.
 */
final class Accounts {

    /** The hash of no password that anyone knows, of a given cost. */
    private static final String NOBODY = "$2a$%d$Zkd0nGVeN6MqFSZo7oZ3EuRpWHPSHqg.kzGWfmPw0OpdqAeaidqZ2";

    private static final int LEAST_COST = 10;

    private final Map<String, Account> byUsername;
    private final Map<CustomerId, Account> byCustomer;
    private final PasswordEncoder passwords;
    private final int dearest;

    Accounts(Map<String, Account> byUsername) {
        this(byUsername, new BCryptPasswordEncoder());
    }

    Accounts(Map<String, Account> byUsername, PasswordEncoder passwords) {
        this.byUsername = byUsername;
        this.byCustomer = byCustomers(byUsername.values());
        this.passwords = passwords;
        this.dearest =
                byUsername.values().stream().mapToInt(Account::cost).max().orElse(LEAST_COST);
    }

    /** Takes about a tenth of a second of processor time, on purpose; more with dearer hashes. */
    Optional<Account> withPassword(String username, String password) {
        Account account = byUsername.get(username);
        if (account == null) {
            passwords.matches(password, NOBODY.formatted(dearest));
            return Optional.empty();
        }
        if (passwords.matches(password, account.passwordHash())) {
            return Optional.of(account);
        }
        // Each cost is twice the one before it: together with the check above this is the dearest.
        for (int cost = account.cost(); cost < dearest; cost++) {
            passwords.matches(password, NOBODY.formatted(cost));
        }
        return Optional.empty();
    }

    Optional<Account> of(CustomerId customer) {
        return Optional.ofNullable(byCustomer.get(customer));
    }

    private static Map<CustomerId, Account> byCustomers(Collection<Account> accounts) {
        return accounts.stream().collect(Collectors.toUnmodifiableMap(Account::customerId, Function.identity()));
    }
}
