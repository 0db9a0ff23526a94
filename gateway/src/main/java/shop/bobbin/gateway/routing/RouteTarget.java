package shop.bobbin.gateway.routing;

import java.util.Map;
import java.util.Objects;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import shop.bobbin.chassis.calls.InstanceList;
import shop.bobbin.chassis.telemetry.OutageLog;

/**
 * A row of the routing table with the service behind it, stored in the metadata of Spring Cloud Gateway's route.
 *
 * @param outage logs when the service becomes unavailable and available again
 */
public record RouteTarget(ApiRoute route, InstanceList instances, OutageLog outage) {

    static final String METADATA_KEY = "target";

    /** @param attributes those of an exchange that has matched a route */
    public static RouteTarget of(Map<String, Object> attributes) {
        var route = (Route) Objects.requireNonNull(
                attributes.get(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR), "no route has matched");
        return (RouteTarget) Objects.requireNonNull(route.getMetadata().get(METADATA_KEY), "the route has no target");
    }
}
