package shop.bobbin.gateway.identity;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import shop.bobbin.gateway.identity.IdentitySettings.Account;

/** The configured accounts. */
final class Accounts {

    /** A hash of nothing that anyone knows, so that an unknown name takes as long to refuse as a wrong password. */
    private static final String NOBODY = "$2a$10$Zkd0nGVeN6MqFSZo7oZ3EuRpWHPSHqg.kzGWfmPw0OpdqAeaidqZ2";

    private final Map<String, Account> byUsername;
    private final Map<CustomerId, Account> byCustomer;
    private final BCryptPasswordEncoder passwords = new BCryptPasswordEncoder();

    Accounts(Map<String, Account> byUsername) {
        this.byUsername = byUsername;
        this.byCustomer = byCustomers(byUsername.values());
    }

    /** Takes about a tenth of a second of processor time, on purpose. */
    Optional<Account> withPassword(String username, String password) {
        Account account = byUsername.get(username);
        boolean matches = passwords.matches(password, account == null ? NOBODY : account.passwordHash());
        return matches ? Optional.ofNullable(account) : Optional.empty();
    }

    Optional<Account> of(CustomerId customer) {
        return Optional.ofNullable(byCustomer.get(customer));
    }

    private static Map<CustomerId, Account> byCustomers(Collection<Account> accounts) {
        return accounts.stream().collect(Collectors.toUnmodifiableMap(Account::customerId, Function.identity()));
    }
}
