package shop.bobbin.gateway.routing.web;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import shop.bobbin.gateway.filters.FilterOrder;
import shop.bobbin.gateway.identity.GatewayAuthentication;
import shop.bobbin.gateway.problems.GatewayProblemException;
import shop.bobbin.gateway.routing.RouteTarget;

/** Limits the open streams: per customer, per client address and in total (a bulkhead). */
@Component
class StreamLimitFilter implements GlobalFilter, Ordered {

    private final StreamSettings settings;
    private final ClientAddressResolver addresses;
    private final Map<String, Integer> openStreams = new ConcurrentHashMap<>();

    StreamLimitFilter(StreamSettings settings) {
        this.settings = settings;
        this.addresses = new ClientAddressResolver(settings.proxies());
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        if (!RouteTarget.of(exchange.getAttributes()).route().isStream()) {
            return chain.filter(exchange);
        }
        return exchange.getPrincipal()
                .ofType(GatewayAuthentication.class)
                .map(GatewayAuthentication::customerId)
                .singleOptional()
                .flatMap(customer -> Mono.using(
                        () -> acquire(addresses.resolve(exchange.getRequest()), customer),
                        permits -> chain.filter(exchange),
                        this::release));
    }

    /** Returns the permits of this stream, to be released when it ends. */
    private Deque<String> acquire(String address, Optional<String> customer) {
        var permits = new ArrayDeque<String>();
        try {
            acquire(
                    permits,
                    "all",
                    settings.total(),
                    () -> GatewayProblemException.unavailable("Too many live updates are open in total.", null));
            acquire(
                    permits,
                    "address " + address,
                    settings.perAddress(),
                    () -> GatewayProblemException.tooManyRequests("Too many live updates are open from this address."));
            customer.ifPresent(id -> acquire(
                    permits,
                    "customer " + id,
                    settings.perCustomer(),
                    () -> GatewayProblemException.tooManyRequests("You have too many live updates open.")));
            return permits;
        } catch (GatewayProblemException rejection) {
            release(permits);
            throw rejection;
        }
    }

    private void acquire(Deque<String> permits, String key, int limit, Supplier<GatewayProblemException> rejection) {
        int count = openStreams.merge(key, 1, Integer::sum);
        permits.add(key);
        if (count > limit) {
            throw rejection.get();
        }
    }

    private void release(Deque<String> permits) {
        permits.forEach(key -> openStreams.computeIfPresent(key, (same, count) -> count == 1 ? null : count - 1));
    }

    @Override
    public int getOrder() {
        return FilterOrder.STREAM_LIMIT_FILTER.value();
    }
}
