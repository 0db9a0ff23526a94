package shop.bobbin.gateway.routing.web;

import io.netty.handler.timeout.ReadTimeoutException;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.netty.channel.AbortedException;
import shop.bobbin.gateway.filters.FilterOrder;
import shop.bobbin.gateway.problems.TracedLog;
import shop.bobbin.gateway.routing.RouteTarget;

/** Logs when a service becomes unavailable and available again. Any response counts as available, also an error. */
@Component
class OutageLogFilter implements GlobalFilter, Ordered {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        var outage = RouteTarget.of(exchange.getAttributes()).outage();
        return chain.filter(exchange)
                .doOnSuccess(done -> outage.succeeded())
                .onErrorResume(
                        OutageLogFilter::isOutage,
                        failure -> TracedLog.write(() -> outage.failed(failure)).then(Mono.error(failure)));
    }

    /** No connection (refused, or none free in the pool), no response, or one interrupted before its headers. */
    private static boolean isOutage(Throwable failure) {
        return failure instanceof IOException
                || failure instanceof TimeoutException
                || failure instanceof ReadTimeoutException
                || failure instanceof AbortedException
                || failure instanceof ResponseStatusException timeout
                        && timeout.getStatusCode().equals(HttpStatus.GATEWAY_TIMEOUT);
    }

    @Override
    public int getOrder() {
        return FilterOrder.OUTAGE_LOG_FILTER.value();
    }
}
