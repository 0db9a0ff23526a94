package shop.bobbin.gateway.identity;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import shop.bobbin.chassis.security.CustomerIds;

/** The authenticated client of a request: by a session of the gateway or by an access token that the client sent. */
public final class GatewayAuthentication extends AbstractAuthenticationToken {

    private final String subject;
    private final String customerId;
    private final transient @Nullable Session session;
    private final transient Supplier<String> accessToken;

    private GatewayAuthentication(
            String subject,
            String customerId,
            @Nullable Session session,
            List<? extends GrantedAuthority> authorities,
            Supplier<String> accessToken) {
        super(authorities);
        this.subject = subject;
        this.customerId = customerId;
        this.session = session;
        this.accessToken = accessToken;
        setAuthenticated(true);
    }

    public static GatewayAuthentication of(Session session, AccessTokenIssuer tokens) {
        var authorities = session.scopes().stream()
                .map(scope -> new SimpleGrantedAuthority(scope.authority()))
                .toList();
        var customer = session.customer().value();
        return new GatewayAuthentication(customer, customer, session, authorities, () -> tokens.tokenFor(session));
    }

    /** A client's own token is forwarded unchanged, so that the services see its issuer. */
    static GatewayAuthentication of(JwtAuthenticationToken verified) {
        return new GatewayAuthentication(
                verified.getName(),
                CustomerIds.of(verified.getToken()),
                null,
                List.copyOf(verified.getAuthorities()),
                () -> verified.getToken().getTokenValue());
    }

    public Optional<Session> session() {
        return Optional.ofNullable(session);
    }

    /** The token for the services: issued for the session, or the client's own. */
    public String accessToken() {
        return accessToken.get();
    }

    /** The customer id in the services. It depends on the issuer too, since two issuers may use the same subject. */
    public String customerId() {
        return customerId;
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
