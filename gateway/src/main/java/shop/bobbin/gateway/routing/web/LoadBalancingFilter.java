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
 * Client-side load balancing: sends each request to the next instance of its service, and retries with another instance only
 * when no connection was made, because then the service cannot have received any part of the request.
 */
@Component
class LoadBalancingFilter implements GlobalFilter, Ordered {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        Route route = exchange.getRequiredAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
        // not GATEWAY_REQUEST_URL_ATTR, which is escaped twice when a query value contains "="
        URI requested = exchange.getRequest().getURI();
        var instances = RouteTarget.of(route).instances();
        return forward(instances, instances.candidates().iterator(), requested, exchange, chain);
    }

    private static Mono<Void> forward(
            InstanceList instances,
            Iterator<Instance> candidates,
            URI requested,
            ServerWebExchange exchange,
            GatewayFilterChain chain) {
        var instance = candidates.next();
        exchange.getAttributes().put(ServerWebExchangeUtils.GATEWAY_REQUEST_URL_ATTR, instance.uriFor(requested));
        return chain.filter(exchange)
                .doOnSuccess(done -> instances.markReachable(instance))
                .onErrorResume(
                        ConnectFailures::isConnectFailure,
                        failure -> TracedLog.write(() -> instances.markUnreachable(instance))
                                .then(Mono.defer(
                                        () -> retry(failure, instances, candidates, requested, exchange, chain))));
    }

    private static Mono<Void> retry(
            Throwable failure,
            InstanceList instances,
            Iterator<Instance> candidates,
            URI requested,
            ServerWebExchange exchange,
            GatewayFilterChain chain) {
        if (!candidates.hasNext()) {
            return Mono.error(failure);
        }
        endAttempt(exchange, failure);
        return forward(instances, candidates, requested, exchange, chain);
    }

    /** Ends the span of the failed attempt, so that the next one gets its own. */
    private static void endAttempt(ServerWebExchange exchange, Throwable failure) {
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
