package shop.bobbin.gateway.routing;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import shop.bobbin.chassis.calls.InstanceList;

/**
 * Addresses of the services, such as {@code http://localhost:8081}: scheme, host and port, without a path. A comma-separated
 * list if the instances of a service do not share a DNS name.
 *
 * @param timeLimits other time limits than those of the routing table, by route: {@code order-streams: 5s}; for requests at most
 *     the response timeout of the HTTP client, which ends them too
 */
@ConfigurationProperties("bobbin.routing")
record RoutingSettings(
        List<URI> catalog,
        List<URI> order,
        List<URI> wishlist,
        List<URI> recommendation,
        @DefaultValue TimeLimits timeLimits) {

    RoutingSettings {
        check("catalog", catalog);
        check("order", order);
        check("wishlist", wishlist);
        check("recommendation", recommendation);
        for (var route : ApiRoute.values()) {
            var limit = timeLimits.of(route);
            if (limit != null && !limit.isPositive()) {
                throw new IllegalArgumentException("bobbin.routing.time-limits must be positive, not " + limit);
            }
        }
    }

    /** A component for each route, not a map, which cannot have a key of two words in an environment variable. */
    record TimeLimits(
            @Nullable Duration orderStreams,
            @Nullable Duration wishlistStreams,
            @Nullable Duration stock,
            @Nullable Duration catalog,
            @Nullable Duration pictures,
            @Nullable Duration order,
            @Nullable Duration sharedWishlists,
            @Nullable Duration wishlist,
            @Nullable Duration ownRecommendations,
            @Nullable Duration recommendation) {

        private @Nullable Duration of(ApiRoute route) {
            return switch (route) {
                case ORDER_STREAMS -> orderStreams;
                case WISHLIST_STREAMS -> wishlistStreams;
                case STOCK -> stock;
                case CATALOG -> catalog;
                case PICTURES -> pictures;
                case ORDER -> order;
                case SHARED_WISHLISTS -> sharedWishlists;
                case WISHLIST -> wishlist;
                case OWN_RECOMMENDATIONS -> ownRecommendations;
                case RECOMMENDATION -> recommendation;
            };
        }
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
        var configured = timeLimits.of(route);
        return configured == null ? route.timeLimit() : configured;
    }

    private static void check(String name, @Nullable List<URI> addresses) {
        if (addresses == null || !InstanceList.areAddresses(addresses)) {
            throw new IllegalArgumentException("bobbin.routing.%s must be an address like http://localhost:8081, not %s"
                    .formatted(name, addresses));
        }
    }
}
