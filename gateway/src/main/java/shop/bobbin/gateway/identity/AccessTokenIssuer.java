package shop.bobbin.gateway.identity;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;

/**
 * Issues the access tokens that the gateway sends to the services in place of the session cookie. A token is valid for five
 * minutes, so that a stolen one is of little use. It is cached per session and reused for four minutes, because a signature
 * takes as long as the rest of a forwarded request.
 */
public final class AccessTokenIssuer {

    private static final int MAX_CACHED = 10_000;

    private final SigningKeys keys;
    private final IdentitySettings settings;
    private final String audience;
    private final Clock clock;
    private final LoadingCache<Session, String> issued;

    AccessTokenIssuer(SigningKeys keys, IdentitySettings settings, String audience, Clock clock) {
        this.keys = keys;
        this.settings = settings;
        this.audience = audience;
        this.clock = clock;
        this.issued = Caffeine.newBuilder()
                .maximumSize(MAX_CACHED)
                .expireAfterWrite(settings.accessTokenReuse())
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build(this::issue);
    }

    public String tokenFor(Session session) {
        return issued.get(session);
    }

    private String issue(Session session) {
        var now = clock.instant();
        var expiresAt = now.plus(settings.accessToken());
        return keys.sign(JwtClaimsSet.builder()
                .issuer(Sessions.ISSUER)
                .audience(List.of(audience))
                .subject(session.customer().value())
                .issuedAt(now)
                .expiresAt(expiresAt.isBefore(session.expiresAt()) ? expiresAt : session.expiresAt())
                .claim("name", session.name())
                .claim(
                        "scope",
                        session.scopes().stream().map(Scope::value).sorted().collect(Collectors.joining(" ")))
                .build());
    }
}
