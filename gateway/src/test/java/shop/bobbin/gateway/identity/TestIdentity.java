package shop.bobbin.gateway.identity;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.core.io.ByteArrayResource;
import shop.bobbin.gateway.identity.IdentitySettings.Account;

/** Test objects of this package. */
final class TestIdentity {

    /** The hash of {@code haberdashery}. */
    static final String HASH = "$2a$10$8fC4Qqf7BQFTdYKnZ9FiuugTPN9WRQ4sp1BWMxs4MibVcnhv3FK5a";

    static final Account ADA = new Account(new CustomerId("customer-ada"), "Ada", HASH, Set.of(Scope.SHOP));

    private TestIdentity() {}

    static IdentitySettings settings(Map<String, Account> accounts) {
        return new IdentitySettings(
                new ByteArrayResource(new byte[0]),
                Duration.ofDays(30),
                Duration.ofHours(8),
                Duration.ofMinutes(5),
                Duration.ofMinutes(4),
                accounts);
    }

    static SigningKeys keys(ECKey... keys) {
        return new SigningKeys(new JWKSet(List.<JWK>of(keys)));
    }

    static Sessions sessions(SigningKeys keys, Map<String, Account> accounts, Clock clock) {
        var count = new AtomicInteger();
        GuestIds ids = () -> new CustomerId("guest-" + count.incrementAndGet());
        return new Sessions(keys, new Accounts(accounts), ids, settings(accounts), clock);
    }

    /** A clock that only the test advances. */
    static final class MovableClock extends Clock {

        private Instant now = Instant.parse("2026-11-21T10:00:00Z");

        void advance(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
