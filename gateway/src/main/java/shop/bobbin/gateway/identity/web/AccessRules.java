package shop.bobbin.gateway.identity.web;

import static org.springframework.security.web.server.authorization.IpAddressReactiveAuthorizationManager.hasIpAddress;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.authorization.ReactiveAuthorizationManager;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity.HeaderSpec;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.authorization.AuthorizationContext;
import org.springframework.security.web.server.header.ReferrerPolicyServerHttpHeadersWriter.ReferrerPolicy;
import org.springframework.security.web.server.header.XFrameOptionsServerHttpHeadersWriter.Mode;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import shop.bobbin.chassis.problem.CommonProblem;
import shop.bobbin.gateway.identity.BearerTokens;
import shop.bobbin.gateway.identity.Scope;
import shop.bobbin.gateway.identity.Sessions;
import shop.bobbin.gateway.identity.TokenMint;
import shop.bobbin.gateway.problems.EdgeException;

/**
 * Who may call what. Under {@code /api} the services decide, by the token; the gateway's own health is for everyone, its
 * metrics for who asks from near, its other actuators for operators; and all the rest does not exist, also if some
 * library should bring a page along.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
class AccessRules {

    /** For the storefront: everything from here, nothing inline. Drawings may hold data URIs. */
    private static final String CONTENT_SECURITY_POLICY = "default-src 'self'; img-src 'self' data:; object-src 'none';"
            + " base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    @Bean
    SecurityWebFilterChain accessRuleChain(
            ServerHttpSecurity http,
            Sessions sessions,
            TokenMint mint,
            BearerTokens bearerTokens,
            SessionCookie cookie,
            AccessSettings settings) {
        return http.csrf(ServerHttpSecurity.CsrfSpec::disable) // see CrossSiteFilter
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
                .headers(AccessRules::headers)
                .addFilterAt(
                        new CallerFilter(sessions, mint, bearerTokens, cookie), SecurityWebFiltersOrder.AUTHENTICATION)
                .authorizeExchange(paths -> paths.pathMatchers("/api/**", "/actuator/health/**", "/actuator/info")
                        .permitAll()
                        .pathMatchers("/actuator/prometheus")
                        .access(nearOrOperator(settings.scrapers()))
                        .pathMatchers("/actuator/**")
                        .hasAuthority(Scope.OPERATE.authority())
                        .anyExchange()
                        .access((who, what) -> Mono.error(
                                new EdgeException(CommonProblem.NOT_FOUND, "There is nothing at this address."))))
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint((exchange, e) ->
                                Mono.error(EdgeException.unauthenticated("An access token is needed.")))
                        .accessDeniedHandler((exchange, e) -> Mono.error(
                                new EdgeException(CommonProblem.FORBIDDEN, "The access token does not allow this."))))
                .build();
    }

    /** No caching headers: what may be cached is for the services to say, and for each answer of our own. */
    private static void headers(HeaderSpec headers) {
        headers.cache(HeaderSpec.CacheSpec::disable)
                .frameOptions(frames -> frames.mode(Mode.DENY))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN))
                .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY));
    }

    /**
     * Metrics share the port with the shop. Near is the address of the connection itself; a call that came through a
     * proxy on this machine says so in a header, and is not near.
     */
    private static ReactiveAuthorizationManager<AuthorizationContext> nearOrOperator(List<String> networks) {
        var near = networks.stream().map(network -> hasIpAddress(network)).toList();
        return (who, what) -> Flux.fromIterable(cameThroughProxy(what.getExchange()) ? List.of() : near)
                .concatMap(network -> network.authorize(who, what))
                .filter(AuthorizationResult::isGranted)
                .next()
                .switchIfEmpty(who.map(AccessRules::isOperator).map(AuthorizationDecision::new));
    }

    private static boolean cameThroughProxy(ServerWebExchange exchange) {
        HttpHeaders headers = exchange.getRequest().getHeaders();
        return headers.containsHeader("Forwarded") || headers.containsHeader("X-Forwarded-For");
    }

    private static boolean isOperator(Authentication who) {
        return who.getAuthorities().stream()
                .anyMatch(authority -> Scope.OPERATE.authority().equals(authority.getAuthority()));
    }
}
