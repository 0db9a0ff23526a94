package shop.bobbin.gateway.routing.web;

import io.netty.handler.timeout.ReadTimeoutException;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.filter.RouteToRequestUrlFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.netty.channel.AbortedException;
import shop.bobbin.gateway.problems.TracedLog;
import shop.bobbin.gateway.routing.RouteTarget;

/** Notes which service answers and which does not. Whatever it answers, a service that answers is there. */
@Component
class ServiceOutages implements GlobalFilter, Ordered {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        Route route = exchange.getRequiredAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
        var outage = RouteTarget.of(route).outage();
        return chain.filter(exchange)
                .doOnSuccess(done -> outage.succeeded())
                .onErrorResume(
                        ServiceOutages::isOne,
                        failure -> TracedLog.write(() -> outage.failed(failure)).then(Mono.error(failure)));
    }

    /** No connection (nor a free one), no answer, or one that broke off before its headers. */
    private static boolean isOne(Throwable failure) {
        return failure instanceof IOException
                || failure instanceof TimeoutException
                || failure instanceof ReadTimeoutException
                || failure instanceof AbortedException
                || failure instanceof ResponseStatusException late
                        && late.getStatusCode().equals(HttpStatus.GATEWAY_TIMEOUT);
    }

    @Override
    public int getOrder() {
        return RouteToRequestUrlFilter.ROUTE_TO_URL_FILTER_ORDER - 1;
    }
}
