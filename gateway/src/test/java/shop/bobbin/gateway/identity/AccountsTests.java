package shop.bobbin.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.password.PasswordEncoder;
import shop.bobbin.gateway.identity.IdentitySettings.Account;

/** The cost of failed checks, in counted hash rounds rather than in time. */
class AccountsTests {

    private static final Map<String, Account> ACCOUNTS =
            Map.of("ten", account("ten", 10), "eleven", account("eleven", 11), "thirteen", account("thirteen", 13));

    private final CountingEncoder passwordEncoder = new CountingEncoder();

    @Test
    void aFailedCheckCostsAsMuchAsTheMostExpensiveAccount() {
        var accounts = new Accounts(ACCOUNTS, passwordEncoder);

        for (var username : new String[] {"unknown", "ten", "eleven", "thirteen", ""}) {
            passwordEncoder.rounds = 0;
            assertThat(accounts.authenticate(username, "wrong")).isEmpty();
            assertThat(passwordEncoder.rounds).as(username).isEqualTo(1 << 13);
        }
    }

    @Test
    void aFailedCheckCostsTheMinimumWithoutAccounts() {
        assertThat(new Accounts(Map.of(), passwordEncoder).authenticate("ada", "wrong"))
                .isEmpty();

        assertThat(passwordEncoder.rounds).isEqualTo(1 << 10);
    }

    private static Account account(String name, int cost) {
        var hash = "$2y$%d$8fC4Qqf7BQFTdYKnZ9FiuugTPN9WRQ4sp1BWMxs4MibVcnhv3FK5a".formatted(cost);
        return new Account(new CustomerId("customer-" + name), name, hash, Set.of(Scope.SHOP));
    }

    /** Matches no password, and counts rounds. */
    private static final class CountingEncoder implements PasswordEncoder {

        private long rounds;

        @Override
        public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
            rounds += 1L << Integer.parseInt(String.valueOf(hash).substring(4, 6));
            return false;
        }

        @Override
        public String encode(@Nullable CharSequence password) {
            throw new UnsupportedOperationException();
        }
    }
}
