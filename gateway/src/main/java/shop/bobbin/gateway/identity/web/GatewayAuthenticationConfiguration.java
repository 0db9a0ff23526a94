package shop.bobbin.gateway.identity.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import shop.bobbin.gateway.identity.AccessTokenIssuer;
import shop.bobbin.gateway.identity.BearerTokenVerifier;
import shop.bobbin.gateway.identity.Sessions;

/** Adds {@link GatewayAuthenticationFilter} to the security filter chain; Spring Security applies such customizer beans. */
@Configuration(proxyBeanMethods = false)
class GatewayAuthenticationConfiguration {

    @Bean
    Customizer<ServerHttpSecurity> gatewayAuthentication(
            Sessions sessions, AccessTokenIssuer issuer, BearerTokenVerifier verifier, SessionCookie cookie) {
        // not a bean itself: Spring Boot would register it a second time, outside of the security filter chain
        var filter = new GatewayAuthenticationFilter(sessions, issuer, verifier, cookie);
        return http -> http.addFilterAt(filter, SecurityWebFiltersOrder.AUTHENTICATION);
    }
}
