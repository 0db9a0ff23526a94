package shop.bobbin.gateway.routing.web;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.filter.NettyWriteResponseFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import shop.bobbin.gateway.identity.Caller;
import shop.bobbin.gateway.problems.EdgeException;
import shop.bobbin.gateway.routing.RouteTarget;

/** Bounds the streams that are open at the same time: of a customer, from an address, and in all. */
@Component
class StreamLimits implements GlobalFilter, Ordered {

    private final StreamSettings settings;
    private final ClientAddresses addresses;
    private final Map<String, Integer> open = new ConcurrentHashMap<>();

    StreamLimits(StreamSettings settings) {
        this.settings = settings;
        this.addresses = new ClientAddresses(settings.proxies());
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        Route route = exchange.getRequiredAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
        if (!RouteTarget.of(route).isStream()) {
            return chain.filter(exchange);
        }
        return exchange.getPrincipal()
                .ofType(Caller.class)
                .map(Caller::customer)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(customer -> Mono.using(
                        () -> open(addresses.of(exchange.getRequest()), customer),
                        places -> chain.filter(exchange),
                        this::close));
    }

    /** The places that this stream takes, each of which is given back. */
    private Deque<String> open(String address, Optional<String> customer) {
        var places = new ArrayDeque<String>();
        try {
            take(
                    places,
                    "all",
                    settings.total(),
                    () -> EdgeException.unavailable("There are as many live updates open as there may be.", null));
            take(
                    places,
                    "address " + address,
                    settings.perAddress(),
                    () -> EdgeException.tooMany("This address has as many live updates open as it may have."));
            customer.ifPresent(known -> take(
                    places,
                    "customer " + known,
                    settings.perCustomer(),
                    () -> EdgeException.tooMany("You have as many live updates open as you may have.")));
            return places;
        } catch (EdgeException refused) {
            close(places);
            throw refused;
        }
    }

    private void take(Deque<String> places, String whose, int limit, Supplier<EdgeException> refusal) {
        int taken = open.merge(whose, 1, Integer::sum);
        places.add(whose);
        if (taken > limit) {
            throw refusal.get();
        }
    }

    private void close(Deque<String> places) {
        places.forEach(whose -> open.computeIfPresent(whose, (key, count) -> count == 1 ? null : count - 1));
    }

    /** Outside of the filter that writes the answer, so that a stream counts for as long as it is written. */
    @Override
    public int getOrder() {
        return NettyWriteResponseFilter.WRITE_RESPONSE_FILTER_ORDER - 1;
    }
}
