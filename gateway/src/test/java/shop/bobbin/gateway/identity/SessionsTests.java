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
import shop.bobbin.gateway.SomeKeys;
import shop.bobbin.gateway.identity.IdentitySettings.Account;
import shop.bobbin.gateway.identity.Some.StandingClock;

class SessionsTests {

    private static final ECKey OLD = SomeKeys.generate("old");
    private static final ECKey NEW = SomeKeys.generate("new");
    private static final Map<String, Account> ACCOUNTS = Map.of("ada", Some.ADA);

    private final StandingClock clock = new StandingClock();
    private final Sessions sessions = Some.sessions(Some.keys(OLD), ACCOUNTS, clock);

    @Test
    void aGuestComesBackAsTheSameGuest() {
        OpenedSession opened = sessions.openForGuest();
        assertThat(sessions.resume(opened.token())).hasValue(opened.session());
        assertThat(opened.session().scopes()).containsExactly(Scope.SHOP);
        assertThat(sessions.openForGuest().session().customer())
                .isNotEqualTo(opened.session().customer());
    }

    @Test
    void anAccountComesBackOnAnInstanceThatNeverSawIt() {
        OpenedSession opened = signIn();
        assertThat(Some.sessions(Some.keys(OLD), ACCOUNTS, clock).resume(opened.token()))
                .hasValue(opened.session());
    }

    @Test
    void aGuestIsKnownForThirtyDays() {
        String token = sessions.openForGuest().token();
        clock.pass(Duration.ofDays(30).minusSeconds(1));
        assertThat(sessions.resume(token)).isPresent();
        clock.pass(Duration.ofSeconds(1));
        assertThat(sessions.resume(token)).isEmpty();
    }

    @Test
    void aSignInLastsEightHoursEvenWhenItWasJustVerified() {
        String token = signIn().token();
        clock.pass(Duration.ofHours(8).minusSeconds(1));
        assertThat(sessions.resume(token)).isPresent();
        clock.pass(Duration.ofSeconds(1));
        assertThat(sessions.resume(token)).isEmpty();
        assertThat(Some.sessions(Some.keys(OLD), ACCOUNTS, clock).resume(token)).isEmpty();
    }

    @Test
    void anotherKeyOfTheSameNameIsAForgery() {
        ECKey impostor = SomeKeys.generate("old");
        String forged = Some.sessions(Some.keys(impostor), ACCOUNTS, clock)
                .openForGuest()
                .token();
        assertThat(sessions.resume(forged)).isEmpty();
    }

    @Test
    void aChangedClaimIsAForgery() throws ParseException {
        String[] guest = sessions.openForGuest().token().split("\\.");
        String[] ada = signIn().token().split("\\.");
        assertThat(sessions.resume(guest[0] + "." + ada[1] + "." + guest[2])).isEmpty();
        assertThat(sessions.resume(guest[0] + "." + guest[1] + ".")).isEmpty();
        assertThat(SignedJWT.parse(String.join(".", ada)).getJWTClaimsSet().getSubject())
                .isEqualTo("customer-ada");
    }

    @Test
    void whatIsNoTokenIsNoSession() {
        assertThat(sessions.resume("")).isEmpty();
        assertThat(sessions.resume("nonsense")).isEmpty();
        assertThat(sessions.resume("a.b.c")).isEmpty();
    }

    @Test
    void anAccessTokenIsNoSession() {
        Session guest = sessions.openForGuest().session();
        String accessToken = new TokenMint(Some.keys(OLD), Some.settings(ACCOUNTS), "bobbin", clock).of(guest);
        assertThat(sessions.resume(accessToken)).isEmpty();
    }

    @Test
    void aSessionWithoutAnEndOrAKindIsNone() {
        assertThat(sessions.resume(
                        SomeKeys.sign(OLD, claims().claim("kind", "GUEST").build())))
                .isEmpty();
        Date end = Date.from(clock.instant().plusSeconds(60));
        assertThat(sessions.resume(
                        SomeKeys.sign(OLD, claims().expirationTime(end).build())))
                .isEmpty();
        assertThat(sessions.resume(SomeKeys.sign(
                        OLD, claims().claim("kind", "GUEST").expirationTime(end).build())))
                .isPresent();
    }

    @Test
    void rotationSignsNobodyOut() {
        OpenedSession before = sessions.openForGuest();
        Sessions rotated = Some.sessions(Some.keys(NEW, OLD), ACCOUNTS, clock);
        assertThat(rotated.resume(before.token())).hasValue(before.session());

        OpenedSession after = rotated.openForGuest();
        Sessions retired = Some.sessions(Some.keys(NEW), ACCOUNTS, clock);
        assertThat(retired.resume(after.token())).hasValue(after.session());
        assertThat(retired.resume(before.token())).isEmpty();
    }

    @Test
    void aScopeOrAnAccountThatIsTakenAwayIsGoneWithTheNextLook() {
        String token = signIn().token();
        var promoted = new Account(Some.ADA.customerId(), "Ada", Some.HASH, Set.of(Scope.OPERATE));
        assertThat(Some.sessions(Some.keys(OLD), Map.of("ada", promoted), clock).resume(token))
                .hasValueSatisfying(session -> assertThat(session.scopes()).containsExactly(Scope.OPERATE));
        assertThat(Some.sessions(Some.keys(OLD), Map.of(), clock).resume(token)).isEmpty();
    }

    @Test
    void refusesAWrongPasswordAndAnUnknownName() {
        assertThat(sessions.signIn("ada", "wrong")).isInstanceOf(SignInResult.Refused.class);
        assertThat(sessions.signIn("nobody", "haberdashery")).isInstanceOf(SignInResult.Refused.class);
    }

    @Test
    void aNameThatNobodyHasTakesAsLongToRefuseAsAWrongPassword() {
        assertThat(millis("nobody")).isGreaterThan(millis("ada") / 4);
    }

    private long millis(String username) {
        long start = System.nanoTime();
        for (int i = 0; i < 3; i++) {
            sessions.signIn(username, "wrong");
        }
        return (System.nanoTime() - start) / 1_000_000;
    }

    private OpenedSession signIn() {
        return switch (sessions.signIn("ada", "haberdashery")) {
            case SignInResult.SignedIn(OpenedSession opened) -> opened;
            case SignInResult.Refused() -> throw new AssertionError("refused");
        };
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(Sessions.ISSUER)
                .audience(Sessions.AUDIENCE)
                .subject("guest-1");
    }
}
