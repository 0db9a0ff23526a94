package shop.bobbin.gateway.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import shop.bobbin.chassis.security.CachingJwtDecoder;
import shop.bobbin.chassis.security.TokenRules;
import shop.bobbin.gateway.identity.IdentitySettings.Account;
import shop.bobbin.gateway.identity.Session.Kind;

/**
 * Creates sessions and restores them from their tokens. A session is stored only in its signed token. The token has an
 * audience of its own, so it is not accepted as an access token, nor an access token as a session. Scopes are not in the
 * token but read from the configured account, so that a removed scope or account takes effect after a restart.
 */
public final class Sessions {

    static final String AUDIENCE = "urn:bobbin:session";
    static final String ISSUER = "urn:bobbin:gateway";

    private static final String KIND = "kind";

    private final SigningKeys keys;
    private final JwtDecoder decoder;
    private final Accounts accounts;
    private final GuestIds guestIds;
    private final IdentitySettings settings;
    private final Clock clock;

    Sessions(SigningKeys keys, Accounts accounts, GuestIds guestIds, IdentitySettings settings, Clock clock) {
        this.keys = keys;
        var rules = new TokenRules(Set.of(SigningKeys.ALGORITHM), Set.of(ISSUER), AUDIENCE, Duration.ZERO);
        this.decoder = new CachingJwtDecoder(rules.decoder(keys.source(), clock), clock);
        this.accounts = accounts;
        this.guestIds = guestIds;
        this.settings = settings;
        this.clock = clock;
    }

    public SignedSession createForGuest() {
        return sign(guest(guestIds.next(), expiryAfter(settings.guestSession())));
    }

    /** Blocks while the password is hashed, so it must not be called on an event loop. */
    public SignInResult signIn(String username, String password) {
        return accounts.authenticate(username, password)
                .<SignInResult>map(account ->
                        new SignInResult.SignedIn(sign(session(account, expiryAfter(settings.accountSession())))))
                .orElseGet(SignInResult.BadCredentials::new);
    }

    /** Empty when the token is not a valid session token of this shop, or has expired. */
    public Optional<Session> restore(String token) {
        try {
            return session(decoder.decode(token))
                    .filter(session -> session.expiresAt().isAfter(clock.instant()));
        } catch (JwtException | IllegalArgumentException invalid) {
            return Optional.empty();
        }
    }

    private SignedSession sign(Session session) {
        var claims = JwtClaimsSet.builder()
                .issuer(ISSUER)
                .audience(List.of(AUDIENCE))
                .subject(session.customer().value())
                .issuedAt(clock.instant())
                .expiresAt(session.expiresAt())
                .claim(KIND, session.kind().name())
                .build();
        return new SignedSession(session, keys.sign(claims));
    }

    private Optional<Session> session(Jwt token) {
        var customer = new CustomerId(String.valueOf(token.getSubject()));
        var expiresAt = Objects.requireNonNull(token.getExpiresAt());
        return switch (Kind.valueOf(String.valueOf(token.getClaimAsString(KIND)))) {
            case GUEST -> Optional.of(guest(customer, expiresAt));
            case ACCOUNT -> accounts.find(customer).map(account -> session(account, expiresAt));
        };
    }

    private static Session guest(CustomerId customer, Instant expiresAt) {
        return new Session(customer, "Guest", Kind.GUEST, Set.of(Scope.SHOP), expiresAt);
    }

    private static Session session(Account account, Instant expiresAt) {
        return new Session(account.customerId(), account.name(), Kind.ACCOUNT, account.scopes(), expiresAt);
    }

    /** In whole seconds, the precision of the token, so that a restored session equals the original. */
    private Instant expiryAfter(Duration lifetime) {
        return Instant.ofEpochSecond(clock.instant().plus(lifetime).getEpochSecond());
    }
}
