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

/** What the tests of this package are made of. */
final class Some {

    /** Of {@code haberdashery}. */
    static final String HASH = "$2a$10$8fC4Qqf7BQFTdYKnZ9FiuugTPN9WRQ4sp1BWMxs4MibVcnhv3FK5a";

    static final Account ADA = new Account(new CustomerId("customer-ada"), "Ada", HASH, Set.of(Scope.SHOP));

    private Some() {}

    static IdentitySettings settings(Map<String, Account> accounts) {
        return new IdentitySettings(
                new ByteArrayResource(new byte[0]),
                Duration.ofDays(30),
                Duration.ofHours(8),
                Duration.ofMinutes(5),
                Duration.ofMinutes(4),
                accounts);
    }

    static Keys keys(ECKey... keys) {
        return new Keys(new JWKSet(List.<JWK>of(keys)));
    }

    static Sessions sessions(Keys keys, Map<String, Account> accounts, Clock clock) {
        var count = new AtomicInteger();
        GuestIds ids = () -> new CustomerId("guest-" + count.incrementAndGet());
        return new Sessions(keys, new Accounts(accounts), ids, settings(accounts), clock);
    }

    /** A clock that stands until it is told. */
    static final class StandingClock extends Clock {

        private Instant now = Instant.parse("2026-11-21T10:00:00Z");

        void pass(Duration time) {
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
