package shop.bobbin.gateway.routing.web;

import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import shop.bobbin.gateway.filters.FilterOrder;
import shop.bobbin.gateway.identity.GatewayAuthentication;
import shop.bobbin.gateway.routing.RouteTarget;

/**
 * Stores the access token of an authenticated request in the exchange, for {@link RequestHeadersFilter}. A public read is
 * forwarded without a token, and so is an anonymous request: the service decides whether it needs one.
 */
@Component
class AccessTokenFilter implements GlobalFilter, Ordered {

    private static final String ATTRIBUTE = AccessTokenFilter.class.getName();

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        var access = RouteTarget.of(exchange.getAttributes()).route().access();
        if (!access.needsToken(exchange.getRequest().getMethod())) {
            return chain.filter(exchange);
        }
        return exchange.getPrincipal()
                .ofType(GatewayAuthentication.class)
                .doOnNext(authentication -> exchange.getAttributes().put(ATTRIBUTE, authentication.accessToken()))
                .then(Mono.defer(() -> chain.filter(exchange)));
    }

    static @Nullable String of(ServerWebExchange exchange) {
        return exchange.getAttribute(ATTRIBUTE);
    }

    @Override
    public int getOrder() {
        return FilterOrder.ACCESS_TOKEN_FILTER.value();
    }
}
