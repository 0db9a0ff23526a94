package shop.bobbin.gateway.identity;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;

/**
 * What services get to see of a session: a token of five minutes, for them alone. One token serves all calls of a session
 * for four minutes, because a signature costs as much as the rest of a proxied call. Whoever steals one has minutes, not
 * the thirty days of the session.
 */
public final class TokenMint {

    private static final int REMEMBERED = 10_000;

    private final Keys keys;
    private final IdentitySettings settings;
    private final String audience;
    private final Clock clock;
    private final LoadingCache<Session, String> issued;

    TokenMint(Keys keys, IdentitySettings settings, String audience, Clock clock) {
        this.keys = keys;
        this.settings = settings;
        this.audience = audience;
        this.clock = clock;
        this.issued = Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterWrite(settings.accessTokenReuse())
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build(this::issue);
    }

    public String of(Session session) {
        return issued.get(session);
    }

    private String issue(Session session) {
        Instant now = clock.instant();
        Instant end = now.plus(settings.accessToken());
        return keys.sign(JwtClaimsSet.builder()
                .issuer(Sessions.ISSUER)
                .audience(List.of(audience))
                .subject(session.customer().value())
                .issuedAt(now)
                .expiresAt(end.isBefore(session.expiresAt()) ? end : session.expiresAt())
                .claim("name", session.name())
                .claim(
                        "scope",
                        session.scopes().stream().map(Scope::wire).sorted().collect(Collectors.joining(" ")))
                .build());
    }
}
