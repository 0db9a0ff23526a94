package shop.bobbin.gateway.routing.web;

import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import shop.bobbin.gateway.identity.Caller;

/**
 * Finds the access token of whoever is calling, before the call leaves. Without a caller the call goes on without a
 * token: whether that is enough is for the service to say.
 */
@Component
class CallerToken implements GlobalFilter, Ordered {

    private static final String ATTRIBUTE = CallerToken.class.getName();

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        return exchange.getPrincipal()
                .ofType(Caller.class)
                .doOnNext(caller -> exchange.getAttributes().put(ATTRIBUTE, caller.accessToken()))
                .then(Mono.defer(() -> chain.filter(exchange)));
    }

    static @Nullable String of(ServerWebExchange exchange) {
        return exchange.getAttribute(ATTRIBUTE);
    }

    @Override
    public int getOrder() {
        return 100;
    }
}
