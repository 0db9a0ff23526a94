package shop.bobbin.gateway.routing;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import shop.bobbin.chassis.calls.InstanceList;

/**
 * Addresses of the services, such as {@code http://localhost:8081}: scheme, host and port, without a path. A comma-separated
 * list if the instances of a service do not share a DNS name.
 *
 * @param timeLimits other time limits than those of the routing table, by route: {@code order-streams: 5s}
 */
@ConfigurationProperties("bobbin.routing")
record RoutingSettings(
        List<URI> catalog,
        List<URI> order,
        List<URI> wishlist,
        List<URI> recommendation,
        @DefaultValue Map<ApiRoute, Duration> timeLimits) {

    RoutingSettings {
        check("catalog", catalog);
        check("order", order);
        check("wishlist", wishlist);
        check("recommendation", recommendation);
        if (!timeLimits.values().stream().allMatch(Duration::isPositive)) {
            throw new IllegalArgumentException("bobbin.routing.time-limits must be positive");
        }
        timeLimits = Map.copyOf(timeLimits);
    }

    List<URI> addressesOf(Upstream upstream) {
        return switch (upstream) {
            case CATALOG -> catalog;
            case ORDER -> order;
            case WISHLIST -> wishlist;
            case RECOMMENDATION -> recommendation;
        };
    }

    Duration timeLimitOf(ApiRoute route) {
        return timeLimits.getOrDefault(route, route.timeLimit());
    }

    private static void check(String name, @Nullable List<URI> addresses) {
        if (addresses == null || !InstanceList.areAddresses(addresses)) {
            throw new IllegalArgumentException("bobbin.routing.%s must be an address like http://localhost:8081, not %s"
                    .formatted(name, addresses));
        }
    }
}
