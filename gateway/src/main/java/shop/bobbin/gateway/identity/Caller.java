package shop.bobbin.gateway.identity;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import shop.bobbin.chassis.security.CustomerIds;

/** Whoever makes this call, by a session of ours or by an access token that they brought along. */
public final class Caller extends AbstractAuthenticationToken {

    private final String issuer;
    private final String subject;
    private final transient @Nullable Session session;
    private final transient Supplier<String> accessToken;

    private Caller(
            String issuer,
            String subject,
            @Nullable Session session,
            List<? extends GrantedAuthority> authorities,
            Supplier<String> accessToken) {
        super(authorities);
        this.issuer = issuer;
        this.subject = subject;
        this.session = session;
        this.accessToken = accessToken;
        setAuthenticated(true);
    }

    public static Caller with(Session session, TokenMint tokens) {
        List<SimpleGrantedAuthority> authorities = session.scopes().stream()
                .map(scope -> new SimpleGrantedAuthority(scope.authority()))
                .toList();
        return new Caller(Sessions.ISSUER, session.customer().value(), session, authorities, () -> tokens.of(session));
    }

    /** Their own token goes on to the services as it came, so that they see its issuer. */
    static Caller with(JwtAuthenticationToken verified) {
        return new Caller(
                String.valueOf(verified.getToken().getClaimAsString(JwtClaimNames.ISS)),
                verified.getName(),
                null,
                List.copyOf(verified.getAuthorities()),
                () -> verified.getToken().getTokenValue());
    }

    public Optional<Session> session() {
        return Optional.ofNullable(session);
    }

    public String accessToken() {
        return accessToken.get();
    }

    /** Whose call it is. Two issuers may use the same subject, for two people. */
    public String customer() {
        return CustomerIds.of(issuer, subject);
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Object getPrincipal() {
        return subject;
    }
}
