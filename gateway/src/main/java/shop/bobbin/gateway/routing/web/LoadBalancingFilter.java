package shop.bobbin.gateway.routing.web;

import io.micrometer.observation.Observation;
import java.net.URI;
import java.util.Iterator;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.filter.RouteToRequestUrlFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import shop.bobbin.chassis.balancing.ConnectFailures;
import shop.bobbin.chassis.balancing.Instance;
import shop.bobbin.chassis.balancing.InstanceList;
import shop.bobbin.gateway.problems.TracedLog;
import shop.bobbin.gateway.routing.RouteTarget;

/**
 * Client-side load balancing: chooses the next instance of the service for each request, and another one only when no
 * connection could be established, because then no byte of the request was sent.
 */
@Component
class LoadBalancingFilter implements GlobalFilter, Ordered {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        Route route = exchange.getRequiredAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
        // not GATEWAY_REQUEST_URL_ATTR, which is escaped twice when a query value contains "="
        URI requestUri = exchange.getRequest().getURI();
        var instances = RouteTarget.of(route).instances();
        return forward(instances, instances.candidates().iterator(), requestUri, exchange, chain);
    }

    private static Mono<Void> forward(
            InstanceList instances,
            Iterator<Instance> candidates,
            URI requestUri,
            ServerWebExchange exchange,
            GatewayFilterChain chain) {
        var instance = candidates.next();
        exchange.getAttributes().put(ServerWebExchangeUtils.GATEWAY_REQUEST_URL_ATTR, instance.uriFor(requestUri));
        return chain.filter(exchange)
                .doOnSuccess(done -> instances.markReachable(instance))
                .onErrorResume(
                        ConnectFailures::isConnectFailure,
                        failure -> TracedLog.write(() -> instances.markUnreachable(instance))
                                .then(Mono.defer(
                                        () -> retry(failure, instances, candidates, requestUri, exchange, chain))));
    }

    private static Mono<Void> retry(
            Throwable failure,
            InstanceList instances,
            Iterator<Instance> candidates,
            URI requestUri,
            ServerWebExchange exchange,
            GatewayFilterChain chain) {
        if (!candidates.hasNext()) {
            return Mono.error(failure);
        }
        resetForRetry(exchange, failure);
        return forward(instances, candidates, requestUri, exchange, chain);
    }

    /** Ends the span of the failed attempt, and clears the flag with which the routing filter would skip the next one. */
    private static void resetForRetry(ServerWebExchange exchange, Throwable failure) {
        Observation attempt = exchange.getAttribute(ServerWebExchangeUtils.GATEWAY_OBSERVATION_ATTR);
        if (attempt != null) {
            attempt.error(failure).stop();
        }
        ServerWebExchangeUtils.removeAlreadyRouted(exchange);
    }

    @Override
    public int getOrder() {
        return RouteToRequestUrlFilter.ROUTE_TO_URL_FILTER_ORDER + 1;
    }
}
