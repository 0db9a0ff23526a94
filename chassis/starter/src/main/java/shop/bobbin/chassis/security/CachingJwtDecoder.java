package shop.bobbin.chassis.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * A bounded cache of verified access tokens: a caller sends the same one with each call, and verifying its signature
 * costs more than most answers do. Only tokens that have passed are kept, at most for a minute and never past their expiry.
 * So a key that is withdrawn from the JWK set is trusted for at most that minute.
 */
final class CachingJwtDecoder implements JwtDecoder {

    static final Duration LONGEST = Duration.ofSeconds(60);
    /** More than the callers of a minute; the bound is for the memory. */
    static final int MOST_TOKENS = 5_000;

    private final JwtDecoder verifier;
    private final InstantSource clock;
    private final Cache<String, Jwt> verified;

    CachingJwtDecoder(JwtDecoder verifier, InstantSource clock) {
        this.verifier = verifier;
        this.clock = clock;
        this.verified = Caffeine.newBuilder()
                .maximumSize(MOST_TOKENS)
                .expireAfter(Expiry.<String, Jwt>writing((token, jwt) -> lifetime(jwt)))
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
    }

    @Override
    public Jwt decode(String token) {
        var known = verified.getIfPresent(token);
        if (known != null) {
            return known;
        }
        var fresh = verifier.decode(token);
        if (lifetime(fresh).isPositive()) { // not so for one that has expired within the skew of clocks
            verified.put(token, fresh);
        }
        return fresh;
    }

    private Duration lifetime(Jwt jwt) {
        var expiry = jwt.getExpiresAt();
        var left = expiry == null ? Duration.ZERO : Duration.between(clock.instant(), expiry);
        return left.compareTo(LONGEST) < 0 ? left : LONGEST;
    }

    /** For tests. */
    long size() {
        verified.cleanUp();
        return verified.estimatedSize();
    }
}
