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
import shop.bobbin.gateway.identity.Session.Kind;
import shop.bobbin.gateway.identity.TestIdentity.MovableClock;
import shop.bobbin.gateway.support.TestKeys;

class AccessTokenIssuerTests {

    private final MovableClock clock = new MovableClock();
    private final AccessTokenIssuer issuer = new AccessTokenIssuer(
            TestIdentity.keys(TestKeys.GATEWAY), TestIdentity.settings(Map.of()), "bobbin", clock);

    @Test
    void setsIssuerAudienceSubjectScopeAndExpiry() throws ParseException {
        JWTClaimsSet claims = read(issuer.tokenFor(session(Duration.ofHours(1))));
        assertThat(claims.getIssuer()).isEqualTo("urn:bobbin:gateway");
        assertThat(claims.getAudience()).containsExactly("bobbin");
        assertThat(claims.getSubject()).isEqualTo("staff-olga");
        assertThat(claims.getStringClaim("scope")).isEqualTo("operate shop");
        assertThat(end(claims)).isEqualTo(clock.instant().plus(Duration.ofMinutes(5)));
    }

    @Test
    void reusesATokenForFourMinutes() {
        Session session = session(Duration.ofHours(1));
        String first = issuer.tokenFor(session);
        clock.advance(Duration.ofMinutes(4).minusSeconds(1));
        assertThat(issuer.tokenFor(session)).isEqualTo(first);
        clock.advance(Duration.ofSeconds(1));
        assertThat(issuer.tokenFor(session)).isNotEqualTo(first);
    }

    @Test
    void doesNotExpireAfterItsSession() throws ParseException {
        assertThat(end(read(issuer.tokenFor(session(Duration.ofMinutes(1))))))
                .isEqualTo(clock.instant().plus(Duration.ofMinutes(1)));
    }

    private Session session(Duration lifetime) {
        return new Session(
                new CustomerId("staff-olga"),
                "Olga",
                Kind.ACCOUNT,
                Set.of(Scope.SHOP, Scope.OPERATE),
                clock.instant().plus(lifetime));
    }

    private static Instant end(JWTClaimsSet claims) {
        return claims.getExpirationTime().toInstant();
    }

    private static JWTClaimsSet read(String token) throws ParseException {
        return SignedJWT.parse(token).getJWTClaimsSet();
    }
}
