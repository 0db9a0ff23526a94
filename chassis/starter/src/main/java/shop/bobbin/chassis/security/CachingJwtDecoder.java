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
 * A decorator with a bounded cache of verified tokens: a client sends the same token with each request, and verifying a
 * signature costs more than most requests. Only valid tokens are cached, for at most a minute and not after their expiry. A key
 * that is removed from the JWK set is trusted for one more minute than the set itself is cached.
 */
public final class CachingJwtDecoder implements JwtDecoder {

    static final Duration MAX_AGE = Duration.ofSeconds(60);
    /** More than the clients of a minute; limits the memory. */
    static final int MAX_TOKENS = 5_000;

    private final JwtDecoder verifier;
    private final InstantSource clock;
    private final Cache<String, Jwt> verified;

    public CachingJwtDecoder(JwtDecoder verifier, InstantSource clock) {
        this.verifier = verifier;
        this.clock = clock;
        this.verified = Caffeine.newBuilder()
                .maximumSize(MAX_TOKENS)
                .expireAfter(Expiry.<String, Jwt>writing((token, jwt) -> lifetime(jwt)))
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
    }

    @Override
    public Jwt decode(String token) {
        var cached = verified.getIfPresent(token);
        if (cached != null) {
            return cached;
        }
        var fresh = verifier.decode(token);
        if (lifetime(fresh).isPositive()) { // false for a token that has expired within the clock skew
            verified.put(token, fresh);
        }
        return fresh;
    }

    private Duration lifetime(Jwt jwt) {
        var expiry = jwt.getExpiresAt();
        var left = expiry == null ? Duration.ZERO : Duration.between(clock.instant(), expiry);
        return left.compareTo(MAX_AGE) < 0 ? left : MAX_AGE;
    }

    /** Number of cached tokens, for tests. */
    long size() {
        verified.cleanUp();
        return verified.estimatedSize();
    }
}
