package shop.bobbin.gateway.routing;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.Buildable;
import org.springframework.cloud.gateway.route.builder.PredicateSpec;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.cloud.gateway.support.RouteMetadataUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import shop.bobbin.chassis.calls.InstanceSelector;
import shop.bobbin.chassis.telemetry.OutageLog;

/**
 * The routing table: the first route that matches applies, other paths are 404. A service's actuators and API documents
 * have no route, so they need no access rule here. The services have the same paths without {@code /api}.
 */
@Configuration(proxyBeanMethods = false)
class Routes {

    private final InstanceSelector instanceSelector;
    private final InstantSource clock;

    Routes(InstanceSelector instanceSelector, InstantSource clock) {
        this.instanceSelector = instanceSelector;
        this.clock = clock;
    }

    @Bean
    RouteLocator services(RouteLocatorBuilder builder, RoutingSettings settings) {
        var limits = settings.timeLimits();
        var catalog = new ServiceRoutes("catalog", settings.catalog(), limits.catalog());
        var order = new ServiceRoutes("order", settings.order(), limits.order());
        var wishlist = new ServiceRoutes("wishlist", settings.wishlist(), limits.wishlist());
        var recommendation = new ServiceRoutes("recommendation", settings.recommendation(), limits.recommendation());
        return builder.routes()
                .route("order-streams", order.streams("orders/*/events"))
                .route("wishlist-streams", wishlist.streams("wishlist/alerts/events"))
                .route("catalog", catalog.requests("products/**", "categories/**", "pictures/**"))
                .route("order", order.requests("basket/**", "orders/**"))
                .route("wishlist", wishlist.requests("wishlist/**", "shared-wishlists/**"))
                .route("recommendation", recommendation.requests("recommendations/**"))
                .build();
    }

    /** Builds the routes of one service, which share its instances, timeout and outage log. */
    private final class ServiceRoutes {

        private final URI address;
        private final Duration timeLimit;
        private final RouteTarget target;

        ServiceRoutes(String name, List<URI> addresses, Duration timeLimit) {
            this.address = addresses.getFirst();
            this.timeLimit = timeLimit;
            var outage =
                    OutageLog.shared(LoggerFactory.getLogger(Routes.class), "The %s service".formatted(name), clock);
            this.target = new RouteTarget(instanceSelector.instancesOf(addresses), outage, false);
        }

        Function<PredicateSpec, Buildable<Route>> requests(String... patterns) {
            return to(target, patterns);
        }

        Function<PredicateSpec, Buildable<Route>> streams(String... patterns) {
            return to(target.forStreams(), patterns);
        }

        /** The URI of the route appears in metrics and logs only: LoadBalancingFilter replaces it by that of an instance. */
        private Function<PredicateSpec, Buildable<Route>> to(RouteTarget target, String... patterns) {
            String[] paths = Stream.of(patterns)
                    .map(pattern -> ApiPrefix.VALUE + "/" + pattern)
                    .toArray(String[]::new);
            return route -> route.path(paths)
                    .filters(filters -> filters.stripPrefix(1))
                    .metadata(RouteTarget.METADATA_KEY, target)
                    .metadata(RouteMetadataUtils.RESPONSE_TIMEOUT_ATTR, timeLimit.toMillis())
                    .uri(address);
        }
    }
}
