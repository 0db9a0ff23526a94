package shop.bobbin.gateway.routing.web;

import io.micrometer.observation.Observation;
import java.io.IOException;
import java.util.Iterator;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import shop.bobbin.chassis.calls.ConnectFailures;
import shop.bobbin.chassis.calls.Instance;
import shop.bobbin.gateway.filters.FilterOrder;
import shop.bobbin.gateway.problems.TracedLog;
import shop.bobbin.gateway.routing.ApiRoute;
import shop.bobbin.gateway.routing.RouteTarget;

/**
 * Client-side load balancing with retry: sends each request to the next instance of the service. Tries another instance if no
 * connection was established, since then nothing was sent. If the connection was closed before the response, as by an instance
 * that shuts down, it tries another one only for the methods that may be repeated ({@link ApiRoute}). It never retries after a
 * timeout: a slow service would get more load.
 */
@Component
class LoadBalancingFilter implements GlobalFilter, Ordered {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        var target = RouteTarget.of(exchange.getAttributes());
        return new Attempts(target, target.instances().candidates().iterator(), exchange, chain).next();
    }

    /** The attempts to forward one request, each to another instance. */
    private record Attempts(
            RouteTarget target, Iterator<Instance> candidates, ServerWebExchange exchange, GatewayFilterChain chain) {

        Mono<Void> next() {
            var instance = candidates.next();
            // not GATEWAY_REQUEST_URL_ATTR, which is escaped twice when a query value contains "="
            var uri = instance.uriFor(exchange.getRequest().getURI());
            exchange.getAttributes().put(ServerWebExchangeUtils.GATEWAY_REQUEST_URL_ATTR, uri);
            return chain.filter(exchange)
                    .doOnSuccess(done -> target.instances().markReachable(instance))
                    .onErrorResume(failure -> recover(instance, failure));
        }

        private Mono<Void> recover(Instance instance, Throwable failure) {
            if (ConnectFailures.isConnectFailure(failure)) {
                return TracedLog.write(() -> target.instances().markUnreachable(instance))
                        .then(Mono.defer(() -> retry(failure)));
            }
            return isClosedConnection(failure) && mayRepeat() ? retry(failure) : Mono.error(failure);
        }

        private Mono<Void> retry(Throwable failure) {
            if (!candidates.hasNext()) {
                return Mono.error(failure);
            }
            resetForRetry(failure);
            return next();
        }

        /** Timeouts are no IOExceptions in Netty. Once a response has begun, its headers may be on their way to the client. */
        private boolean isClosedConnection(Throwable failure) {
            return failure instanceof IOException
                    && exchange.getAttribute(ServerWebExchangeUtils.CLIENT_RESPONSE_ATTR) == null;
        }

        /** Not with a body, which has no meaning in such a request. BodyLimitFilter has given each body a length. */
        private boolean mayRepeat() {
            var request = exchange.getRequest();
            return target.route().mayRepeat(request.getMethod())
                    && request.getHeaders().getContentLength() <= 0;
        }

        /** Ends the span of the failed attempt, and clears the flag with which the routing filter would skip the next one. */
        private void resetForRetry(Throwable failure) {
            Observation attempt = exchange.getAttribute(ServerWebExchangeUtils.GATEWAY_OBSERVATION_ATTR);
            if (attempt != null) {
                attempt.error(failure).stop();
            }
            ServerWebExchangeUtils.removeAlreadyRouted(exchange);
        }
    }

    @Override
    public int getOrder() {
        return FilterOrder.LOAD_BALANCING_FILTER.value();
    }
}
