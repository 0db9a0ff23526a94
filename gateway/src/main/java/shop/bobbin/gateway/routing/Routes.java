package shop.bobbin.gateway.routing;

import java.time.InstantSource;
import java.util.EnumMap;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.cloud.gateway.support.RouteMetadataUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import shop.bobbin.chassis.calls.InstanceList;
import shop.bobbin.chassis.calls.InstanceSelector;
import shop.bobbin.chassis.telemetry.OutageLog;

/** Makes a route of Spring Cloud Gateway from each row of {@link ApiRoute}; the routes of a service share its instances. */
@Configuration(proxyBeanMethods = false)
class Routes {

    @Bean
    RouteLocator services(
            RouteLocatorBuilder builder, RoutingSettings settings, InstanceSelector selector, InstantSource clock) {
        var instances = new EnumMap<Upstream, InstanceList>(Upstream.class);
        var outages = new EnumMap<Upstream, OutageLog>(Upstream.class);
        var routes = builder.routes();
        for (var row : ApiRoute.values()) {
            var addresses = settings.addressesOf(row.upstream());
            var target = new RouteTarget(
                    row,
                    instances.computeIfAbsent(row.upstream(), upstream -> selector.instancesOf(addresses)),
                    outages.computeIfAbsent(row.upstream(), upstream -> outageLog(upstream, clock)));
            routes.route(
                    row.id(),
                    route -> route.path(row.paths().toArray(String[]::new))
                            .filters(filters -> filters.stripPrefix(1))
                            .metadata(RouteTarget.METADATA_KEY, target)
                            .metadata(
                                    RouteMetadataUtils.RESPONSE_TIMEOUT_ATTR,
                                    settings.timeLimitOf(row).toMillis())
                            // in metrics and logs only: LoadBalancingFilter replaces it by that of an instance
                            .uri(addresses.getFirst()));
        }
        return routes.build();
    }

    private static OutageLog outageLog(Upstream upstream, InstantSource clock) {
        return OutageLog.shared(LoggerFactory.getLogger(Routes.class), "The %s service".formatted(upstream), clock);
    }
}
