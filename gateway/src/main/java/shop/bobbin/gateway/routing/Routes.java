package shop.bobbin.gateway.routing;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.Buildable;
import org.springframework.cloud.gateway.route.builder.PredicateSpec;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import shop.bobbin.chassis.balancing.Balancing;

/**
 * The whole routing table. What is not in it does not exist: a service's actuators and API documents have no route, so
 * nothing has to forbid them. The services serve the same paths without {@code /api}.
 */
@Configuration(proxyBeanMethods = false)
class Routes {

    @Bean
    RouteLocator services(RouteLocatorBuilder builder, RoutingSettings services, Balancing balancing) {
        return builder.routes()
                .route("catalog", to(services.catalog(), balancing, "products", "categories", "pictures"))
                .route("order", to(services.order(), balancing, "basket", "orders"))
                .route("wishlist", to(services.wishlist(), balancing, "wishlist", "shared-wishlists"))
                .route("recommendation", to(services.recommendation(), balancing, "recommendations"))
                .build();
    }

    /** The route's own address is for metrics and logs, calls go to its instances. */
    private static Function<PredicateSpec, Buildable<Route>> to(
            List<URI> service, Balancing balancing, String... segments) {
        String[] paths = Arrays.stream(segments)
                .map(segment -> Edge.PREFIX + "/" + segment + "/**")
                .toArray(String[]::new);
        return route -> route.path(paths)
                .filters(filters -> filters.stripPrefix(1))
                .metadata(RoutedInstances.KEY, balancing.over(service))
                .uri(service.getFirst());
    }
}
