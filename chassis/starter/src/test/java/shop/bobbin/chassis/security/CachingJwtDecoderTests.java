package shop.bobbin.chassis.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;

class CachingJwtDecoderTests {

    private final List<String> verified = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-26T12:00:00Z");
    private Instant expiry = now.plusSeconds(300);
    private boolean keysAvailable = true;
    private final CachingJwtDecoder tokens = new CachingJwtDecoder(this::verify, () -> now);

    private Jwt verify(String token) {
        verified.add(token);
        if (!keysAvailable) {
            throw new JwtException("no keys");
        }
        if (token.startsWith("forged")) {
            throw new BadJwtException("forged");
        }
        return Jwt.withTokenValue(token)
                .header("alg", "ES256")
                .subject("guest-1")
                .expiresAt(expiry)
                .build();
    }

    @Test
    void verifiesATokenOnce() {
        var first = tokens.decode("a");
        var second = tokens.decode("a");
        tokens.decode("b");

        assertThat(second).isSameAs(first);
        assertThat(verified).containsExactly("a", "b");
    }

    @Test
    void verifiesATokenAgainAfterAMinute() {
        tokens.decode("a");
        now = now.plusSeconds(59);
        tokens.decode("a");
        assertThat(verified).hasSize(1);

        now = now.plusSeconds(1);
        tokens.decode("a");

        assertThat(verified).hasSize(2);
    }

    /** A read does not extend the time in the cache. */
    @Test
    void cachesNoTokenAfterItsExpiry() {
        expiry = now.plusSeconds(2);
        tokens.decode("a");
        now = now.plusMillis(1_999);
        tokens.decode("a");
        assertThat(verified).hasSize(1);

        now = expiry;
        tokens.decode("a");

        assertThat(verified).hasSize(2);
    }

    @Test
    void cachesNoExpiredToken() {
        expiry = now.minusSeconds(5); // within the clock skew of the verification
        tokens.decode("a");
        tokens.decode("a");

        assertThat(verified).hasSize(2);
        assertThat(tokens.size()).isZero();
    }

    @Test
    void cachesNoFailure() {
        assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> tokens.decode("forged"));
        assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> tokens.decode("forged"));
        keysAvailable = false;
        assertThatExceptionOfType(JwtException.class).isThrownBy(() -> tokens.decode("a"));
        keysAvailable = true;

        assertThat(tokens.decode("a").getSubject()).isEqualTo("guest-1");
        assertThat(verified).containsExactly("forged", "forged", "a", "a");
        assertThat(tokens.size()).isEqualTo(1);
    }

    @Test
    void isBounded() {
        for (int i = 0; i < 3 * CachingJwtDecoder.MAX_TOKENS; i++) {
            tokens.decode("token-" + i);
        }

        assertThat(tokens.size()).isLessThanOrEqualTo(CachingJwtDecoder.MAX_TOKENS);
        assertThat(CachingJwtDecoder.MAX_AGE).isLessThanOrEqualTo(Duration.ofSeconds(60));
    }
}
