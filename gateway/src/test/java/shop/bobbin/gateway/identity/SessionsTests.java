package shop.bobbin.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import shop.bobbin.gateway.identity.IdentitySettings.Account;
import shop.bobbin.gateway.identity.TestIdentity.MovableClock;
import shop.bobbin.gateway.support.TestKeys;

class SessionsTests {

    private static final ECKey OLD = TestKeys.generate("old");
    private static final ECKey NEW = TestKeys.generate("new");
    private static final Map<String, Account> ACCOUNTS = Map.of("ada", TestIdentity.ADA);

    private final MovableClock clock = new MovableClock();
    private final Sessions sessions = TestIdentity.sessions(TestIdentity.keys(OLD), ACCOUNTS, clock);

    @Test
    void restoresAGuest() {
        SignedSession signed = sessions.createForGuest();
        assertThat(sessions.restore(signed.token())).hasValue(signed.session());
        assertThat(signed.session().scopes()).containsExactly(Scope.SHOP);
        assertThat(sessions.createForGuest().session().customer())
                .isNotEqualTo(signed.session().customer());
    }

    @Test
    void restoresAnAccountOnAnotherInstance() {
        SignedSession signed = signIn();
        assertThat(TestIdentity.sessions(TestIdentity.keys(OLD), ACCOUNTS, clock)
                        .restore(signed.token()))
                .hasValue(signed.session());
    }

    @Test
    void aGuestSessionExpiresAfterThirtyDays() {
        String token = sessions.createForGuest().token();
        clock.advance(Duration.ofDays(30).minusSeconds(1));
        assertThat(sessions.restore(token)).isPresent();
        clock.advance(Duration.ofSeconds(1));
        assertThat(sessions.restore(token)).isEmpty();
    }

    @Test
    void anAccountSessionExpiresAfterEightHoursAlsoInTheCache() {
        String token = signIn().token();
        clock.advance(Duration.ofHours(8).minusSeconds(1));
        assertThat(sessions.restore(token)).isPresent();
        clock.advance(Duration.ofSeconds(1));
        assertThat(sessions.restore(token)).isEmpty();
        assertThat(TestIdentity.sessions(TestIdentity.keys(OLD), ACCOUNTS, clock)
                        .restore(token))
                .isEmpty();
    }

    @Test
    void rejectsAnotherKeyWithTheSameId() {
        ECKey otherKey = TestKeys.generate("old");
        String forged = TestIdentity.sessions(TestIdentity.keys(otherKey), ACCOUNTS, clock)
                .createForGuest()
                .token();
        assertThat(sessions.restore(forged)).isEmpty();
    }

    @Test
    void rejectsChangedClaims() throws ParseException {
        String[] guest = sessions.createForGuest().token().split("\\.");
        String[] ada = signIn().token().split("\\.");
        assertThat(sessions.restore(guest[0] + "." + ada[1] + "." + guest[2])).isEmpty();
        assertThat(sessions.restore(guest[0] + "." + guest[1] + ".")).isEmpty();
        assertThat(SignedJWT.parse(String.join(".", ada)).getJWTClaimsSet().getSubject())
                .isEqualTo("customer-ada");
    }

    @Test
    void rejectsWhatIsNotAToken() {
        assertThat(sessions.restore("")).isEmpty();
        assertThat(sessions.restore("nonsense")).isEmpty();
        assertThat(sessions.restore("a.b.c")).isEmpty();
    }

    @Test
    void rejectsAnAccessToken() {
        Session guest = sessions.createForGuest().session();
        String accessToken = new AccessTokenIssuer(
                        TestIdentity.keys(OLD), TestIdentity.settings(ACCOUNTS), "bobbin", clock)
                .tokenFor(guest);
        assertThat(sessions.restore(accessToken)).isEmpty();
    }

    @Test
    void rejectsASessionWithoutExpiryOrKind() {
        assertThat(sessions.restore(
                        TestKeys.sign(OLD, claims().claim("kind", "GUEST").build())))
                .isEmpty();
        var end = Date.from(clock.instant().plusSeconds(60));
        assertThat(sessions.restore(
                        TestKeys.sign(OLD, claims().expirationTime(end).build())))
                .isEmpty();
        assertThat(sessions.restore(TestKeys.sign(
                        OLD, claims().claim("kind", "GUEST").expirationTime(end).build())))
                .isPresent();
    }

    @Test
    void sessionsSurviveKeyRotation() {
        SignedSession before = sessions.createForGuest();
        Sessions rotated = TestIdentity.sessions(TestIdentity.keys(NEW, OLD), ACCOUNTS, clock);
        assertThat(rotated.restore(before.token())).hasValue(before.session());

        SignedSession after = rotated.createForGuest();
        Sessions retired = TestIdentity.sessions(TestIdentity.keys(NEW), ACCOUNTS, clock);
        assertThat(retired.restore(after.token())).hasValue(after.session());
        assertThat(retired.restore(before.token())).isEmpty();
    }

    @Test
    void appliesTheConfiguredScopesAndAccounts() {
        String token = signIn().token();
        var promoted = new Account(TestIdentity.ADA.customerId(), "Ada", TestIdentity.HASH, Set.of(Scope.OPERATE));
        assertThat(TestIdentity.sessions(TestIdentity.keys(OLD), Map.of("ada", promoted), clock)
                        .restore(token))
                .hasValueSatisfying(session -> assertThat(session.scopes()).containsExactly(Scope.OPERATE));
        assertThat(TestIdentity.sessions(TestIdentity.keys(OLD), Map.of(), clock)
                        .restore(token))
                .isEmpty();
    }

    @Test
    void rejectsAWrongPasswordAndAnUnknownUserName() {
        assertThat(sessions.signIn("ada", "wrong")).isInstanceOf(SignInResult.BadCredentials.class);
        assertThat(sessions.signIn("unknown", "haberdashery")).isInstanceOf(SignInResult.BadCredentials.class);
    }

    @Test
    void takesAsLongForAnUnknownUserNameAsForAWrongPassword() {
        assertThat(millis("unknown")).isGreaterThan(millis("ada") / 4);
    }

    private long millis(String username) {
        long start = System.nanoTime();
        for (int i = 0; i < 3; i++) {
            sessions.signIn(username, "wrong");
        }
        return (System.nanoTime() - start) / 1_000_000;
    }

    private SignedSession signIn() {
        return switch (sessions.signIn("ada", "haberdashery")) {
            case SignInResult.SignedIn(SignedSession signed) -> signed;
            case SignInResult.BadCredentials() -> throw new AssertionError("bad credentials");
        };
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(Sessions.ISSUER)
                .audience(Sessions.AUDIENCE)
                .subject("guest-1");
    }
}
