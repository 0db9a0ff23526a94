package shop.bobbin.gateway.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import shop.bobbin.gateway.identity.IdentitySettings.Account;
import shop.bobbin.gateway.identity.Session.Kind;

/**
 * Opens sessions and brings them back from their tokens. A session lives in its token alone, signed and for its own
 * audience, so that it is no access token and an access token is no session. What an account may do is looked up at each
 * return: a scope taken from an account, or the account itself, is gone with the next look.
 */
public final class Sessions {

    static final String AUDIENCE = "urn:bobbin:session";
    static final String ISSUER = "urn:bobbin:gateway";

    private static final String KIND = "kind";
    /** Verifying a signature costs as much as the rest of a proxied call; 10,000 sessions are about 10 MB. */
    private static final int REMEMBERED = 10_000;

    private final Keys keys;
    private final JwtDecoder verifier;
    private final Accounts accounts;
    private final GuestIds guestIds;
    private final IdentitySettings settings;
    private final Clock clock;
    private final Cache<String, Session> verified;

    Sessions(Keys keys, Accounts accounts, GuestIds guestIds, IdentitySettings settings, Clock clock) {
        this.keys = keys;
        this.verifier = keys.verifier(TokenRules.of(clock, ISSUER, AUDIENCE));
        this.accounts = accounts;
        this.guestIds = guestIds;
        this.settings = settings;
        this.clock = clock;
        this.verified = Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterWrite(settings.accessTokenReuse())
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
    }

    public OpenedSession openForGuest() {
        return open(guest(guestIds.next(), endOf(settings.guestSession())));
    }

    /** Blocks for the time that checking a password takes: not for an event loop. */
    public SignInResult signIn(String username, String password) {
        return accounts.withPassword(username, password)
                .<SignInResult>map(
                        account -> new SignInResult.SignedIn(open(session(account, endOf(settings.accountSession())))))
                .orElseGet(SignInResult.Refused::new);
    }

    /** Empty for whatever is not one of our sessions, or not any more. */
    public Optional<Session> resume(String token) {
        Session known = verified.getIfPresent(token);
        if (known == null) {
            known = read(token);
            if (known != null) {
                verified.put(token, known);
            }
        }
        return Optional.ofNullable(known).filter(session -> session.expiresAt().isAfter(clock.instant()));
    }

    private OpenedSession open(Session session) {
        JwtClaimsSet claims = JwtClaimsSet.builder()
                .issuer(ISSUER)
                .audience(List.of(AUDIENCE))
                .subject(session.customer().value())
                .issuedAt(clock.instant())
                .expiresAt(session.expiresAt())
                .claim(KIND, session.kind().name())
                .build();
        return new OpenedSession(session, keys.sign(claims));
    }

    private @Nullable Session read(String token) {
        try {
            Jwt jwt = verifier.decode(token);
            var customer = new CustomerId(String.valueOf(jwt.getSubject()));
            Instant end = jwt.getExpiresAt();
            if (end == null) {
                return null;
            }
            return switch (Kind.valueOf(String.valueOf(jwt.getClaimAsString(KIND)))) {
                case GUEST -> guest(customer, end);
                case ACCOUNT ->
                    accounts.of(customer).map(account -> session(account, end)).orElse(null);
            };
        } catch (JwtException | IllegalArgumentException e) {
            return null;
        }
    }

    private static Session guest(CustomerId customer, Instant end) {
        return new Session(customer, "Guest", Kind.GUEST, Set.of(Scope.SHOP), end);
    }

    private static Session session(Account account, Instant end) {
        return new Session(account.customerId(), account.name(), Kind.ACCOUNT, account.scopes(), end);
    }

    /** Whole seconds, as in the token, so that a session reads the same when it comes back. */
    private Instant endOf(Duration length) {
        return Instant.ofEpochSecond(clock.instant().plus(length).getEpochSecond());
    }
}
