package shop.bobbin.gateway.routing.web;

import java.time.Duration;
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
import shop.bobbin.chassis.problem.ProblemException;
import shop.bobbin.gateway.filters.FilterOrder;
import shop.bobbin.gateway.identity.GatewayAuthentication;
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
                    () -> ProblemException.unavailable(
                            "Too many live updates are open in total.", Duration.ofSeconds(2)));
            acquire(
                    permits,
                    "address " + address,
                    settings.perAddress(),
                    () -> tooManyRequests("Too many live updates are open from this address."));
            customer.ifPresent(id -> acquire(
                    permits,
                    "customer " + id,
                    settings.perCustomer(),
                    () -> tooManyRequests("You have too many live updates open.")));
            return permits;
        } catch (ProblemException rejection) {
            release(permits);
            throw rejection;
        }
    }

    private void acquire(Deque<String> permits, String key, int limit, Supplier<ProblemException> rejection) {
        int count = openStreams.merge(key, 1, Integer::sum);
        permits.add(key);
        if (count > limit) {
            throw rejection.get();
        }
    }

    private static ProblemException tooManyRequests(String detail) {
        return ProblemException.tooManyRequests(detail, Duration.ofSeconds(10));
    }

    private void release(Deque<String> permits) {
        permits.forEach(key -> openStreams.computeIfPresent(key, (same, count) -> count == 1 ? null : count - 1));
    }

    @Override
    public int getOrder() {
        return FilterOrder.STREAM_LIMIT_FILTER.value();
    }
}
