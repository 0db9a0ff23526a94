package shop.bobbin.gateway.routing;

import java.net.URI;
import java.util.Arrays;
import java.util.function.Function;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.Buildable;
import org.springframework.cloud.gateway.route.builder.PredicateSpec;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The whole routing table. What is not in it does not exist: a service's actuators and API documents have no route, so
 * nothing has to forbid them. The services serve the same paths without {@code /api}.
 */
@Configuration(proxyBeanMethods = false)
class Routes {

    @Bean
    RouteLocator services(RouteLocatorBuilder builder, RoutingSettings services) {
        return builder.routes()
                .route("catalog", to(services.catalog(), "products", "categories", "pictures"))
                .route("order", to(services.order(), "basket", "orders"))
                .route("wishlist", to(services.wishlist(), "wishlist", "shared-wishlists"))
                .route("recommendation", to(services.recommendation(), "recommendations"))
                .build();
    }

    private static Function<PredicateSpec, Buildable<Route>> to(URI service, String... segments) {
        String[] paths = Arrays.stream(segments)
                .map(segment -> Edge.PREFIX + "/" + segment + "/**")
                .toArray(String[]::new);
        return route ->
                route.path(paths).filters(filters -> filters.stripPrefix(1)).uri(service);
    }
}
