package shop.bobbin.gateway;

import static org.springframework.security.authorization.AuthorityReactiveAuthorizationManager.hasAuthority;
import static org.springframework.security.web.server.authorization.IpAddressReactiveAuthorizationManager.hasIpAddress;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.authorization.ReactiveAuthorizationManager;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity.HeaderSpec;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.authorization.AuthorizationContext;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.header.ReferrerPolicyServerHttpHeadersWriter.ReferrerPolicy;
import org.springframework.security.web.server.header.XFrameOptionsServerHttpHeadersWriter.Mode;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import shop.bobbin.chassis.problem.CommonProblem;
import shop.bobbin.chassis.problem.ProblemException;
import shop.bobbin.gateway.identity.Scope;

/**
 * The access rules of the gateway, as a Spring Security filter chain. Under {@code /api} the services authorize, by the
 * access token; health and info are public, the metrics are for scrapers and operators, the other actuators for operators.
 * All other paths are 404, even when a library adds a page to them.
 *
 * <p>Authentication is a filter of this chain too: {@code identity.web} adds it.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
class GatewayAccessRules {

    /** For the storefront: everything from this origin, nothing inline, images also as data URIs. */
    private static final String CONTENT_SECURITY_POLICY = "default-src 'self'; img-src 'self' data:; object-src 'none';"
            + " base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    @Bean
    SecurityWebFilterChain securityWebFilterChain(ServerHttpSecurity http, MetricsAccessSettings metrics) {
        return http.csrf(ServerHttpSecurity.CsrfSpec::disable) // see CrossSiteRequestFilter
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
                // the default one looks for a web session, on other threads
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .headers(GatewayAccessRules::headers)
                .authorizeExchange(paths -> paths.pathMatchers("/api/**", "/actuator/health/**", "/actuator/info")
                        .permitAll()
                        .pathMatchers("/actuator/prometheus")
                        .access(fromScraperOrOperator(metrics.scrapers()))
                        .pathMatchers("/actuator/**")
                        .hasAuthority(Scope.OPERATE.authority())
                        .anyExchange()
                        .access((authentication, context) ->
                                Mono.error(ProblemException.notFound("There is nothing at this address."))))
                .exceptionHandling(handling -> handling.authenticationEntryPoint((exchange, e) ->
                                Mono.error(ProblemException.unauthenticated("An access token is required.")))
                        .accessDeniedHandler((exchange, e) -> Mono.error(new ProblemException(
                                CommonProblem.FORBIDDEN, "The access token does not allow this."))))
                .build();
    }

    /** No caching headers: each service, and each response of the gateway itself, sets its own. */
    private static void headers(HeaderSpec headers) {
        headers.cache(HeaderSpec.CacheSpec::disable)
                .frameOptions(frames -> frames.mode(Mode.DENY))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN))
                .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY));
    }

    /**
     * Matches the address of the connection, since metrics share the port with the shop. A request with forwarding headers
     * came through a proxy, so that the address is the proxy's: only an operator may read the metrics that way.
     */
    private static ReactiveAuthorizationManager<AuthorizationContext> fromScraperOrOperator(List<String> networks) {
        var scrapers = networks.stream().map(network -> hasIpAddress(network)).toList();
        return (authentication, context) -> Flux.fromIterable(isForwarded(context.getExchange()) ? List.of() : scrapers)
                .concatMap(scraper -> scraper.authorize(authentication, context))
                .filter(AuthorizationResult::isGranted)
                .next()
                .switchIfEmpty(hasAuthority(Scope.OPERATE.authority()).authorize(authentication, context));
    }

    private static boolean isForwarded(ServerWebExchange exchange) {
        var headers = exchange.getRequest().getHeaders();
        return headers.containsHeader("Forwarded") || headers.containsHeader("X-Forwarded-For");
    }
}
