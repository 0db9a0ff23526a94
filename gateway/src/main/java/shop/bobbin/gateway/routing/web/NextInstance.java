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
 * Sends each call to the next instance of its service, and to another when there was no connection: then nothing of the
 * request has been sent, nor its body been read.
 */
@Component
class NextInstance implements GlobalFilter, Ordered {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        Route route = exchange.getRequiredAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
        // As it was asked: the library's own address is escaped a second time when a value of its query has a "=".
        URI asked = exchange.getRequest().getURI();
        var instances = RouteTarget.of(route).instances();
        return ask(instances, instances.candidates().iterator(), asked, exchange, chain);
    }

    private static Mono<Void> ask(
            InstanceList instances,
            Iterator<Instance> turn,
            URI asked,
            ServerWebExchange exchange,
            GatewayFilterChain chain) {
        var instance = turn.next();
        exchange.getAttributes().put(ServerWebExchangeUtils.GATEWAY_REQUEST_URL_ATTR, instance.uriFor(asked));
        return chain.filter(exchange)
                .doOnSuccess(done -> instances.markReachable(instance))
                .onErrorResume(
                        ConnectFailures::isConnectFailure,
                        failure -> TracedLog.write(() -> instances.markUnreachable(instance))
                                .then(Mono.defer(() -> next(failure, instances, turn, asked, exchange, chain))));
    }

    private static Mono<Void> next(
            Throwable failure,
            InstanceList instances,
            Iterator<Instance> turn,
            URI asked,
            ServerWebExchange exchange,
            GatewayFilterChain chain) {
        if (!turn.hasNext()) {
            return Mono.error(failure);
        }
        forget(exchange, failure);
        return ask(instances, turn, asked, exchange, chain);
    }

    /** The next attempt gets a span of its own; the last one's is closed with the answer, whichever it is. */
    private static void forget(ServerWebExchange exchange, Throwable failure) {
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
