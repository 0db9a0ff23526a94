package shop.bobbin.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import shop.bobbin.gateway.SomeKeys;
import shop.bobbin.gateway.identity.Session.Kind;
import shop.bobbin.gateway.identity.Some.StandingClock;

class TokenMintTests {

    private final StandingClock clock = new StandingClock();
    private final TokenMint mint = new TokenMint(Some.keys(SomeKeys.GATEWAY), Some.settings(Map.of()), "bobbin", clock);

    @Test
    void saysWhoForWhomAndUntilWhen() throws ParseException {
        JWTClaimsSet claims = read(mint.of(session(Duration.ofHours(1))));
        assertThat(claims.getIssuer()).isEqualTo("urn:bobbin:gateway");
        assertThat(claims.getAudience()).containsExactly("bobbin");
        assertThat(claims.getSubject()).isEqualTo("staff-olga");
        assertThat(claims.getStringClaim("scope")).isEqualTo("operate shop");
        assertThat(end(claims)).isEqualTo(clock.instant().plus(Duration.ofMinutes(5)));
    }

    @Test
    void serves4MinutesSoThatAtLeastOneIsLeft() {
        Session session = session(Duration.ofHours(1));
        String first = mint.of(session);
        clock.pass(Duration.ofMinutes(4).minusSeconds(1));
        assertThat(mint.of(session)).isEqualTo(first);
        clock.pass(Duration.ofSeconds(1));
        assertThat(mint.of(session)).isNotEqualTo(first);
    }

    @Test
    void doesNotOutliveItsSession() throws ParseException {
        assertThat(end(read(mint.of(session(Duration.ofMinutes(1))))))
                .isEqualTo(clock.instant().plus(Duration.ofMinutes(1)));
    }

    private Session session(Duration left) {
        return new Session(
                new CustomerId("staff-olga"),
                "Olga",
                Kind.ACCOUNT,
                Set.of(Scope.SHOP, Scope.OPERATE),
                clock.instant().plus(left));
    }

    private static Instant end(JWTClaimsSet claims) {
        return claims.getExpirationTime().toInstant();
    }

    private static JWTClaimsSet read(String token) throws ParseException {
        return SignedJWT.parse(token).getJWTClaimsSet();
    }
}
