package shop.bobbin.gateway.routing;

import java.util.Objects;
import org.springframework.cloud.gateway.route.Route;
import shop.bobbin.chassis.balancing.InstanceList;
import shop.bobbin.chassis.telemetry.OutageLog;

/**
 * The service behind a route, which keeps it in its metadata.
 *
 * @param isStream whether the answers of this route are streams, which end when their readers leave
 */
public record RouteTarget(InstanceList instances, OutageLog outage, boolean isStream) {

    static final String KEY = "target";

    public static RouteTarget of(Route route) {
        return (RouteTarget) Objects.requireNonNull(route.getMetadata().get(KEY), "a route without a target");
    }

    RouteTarget streams() {
        return new RouteTarget(instances, outage, true);
    }
}
