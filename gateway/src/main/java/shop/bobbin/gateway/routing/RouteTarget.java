package shop.bobbin.gateway.routing;

import java.util.Objects;
import org.springframework.cloud.gateway.route.Route;
import shop.bobbin.chassis.calls.InstanceList;
import shop.bobbin.chassis.telemetry.OutageLog;

/**
 * The service behind a route, stored in the route's metadata.
 *
 * @param outage logs when the service becomes unavailable and available again
 * @param isStream whether the responses are event streams (SSE), which last until the client disconnects
 */
public record RouteTarget(InstanceList instances, OutageLog outage, boolean isStream) {

    static final String METADATA_KEY = "target";

    public static RouteTarget of(Route route) {
        return (RouteTarget) Objects.requireNonNull(route.getMetadata().get(METADATA_KEY), "the route has no target");
    }

    /** The same service, for a route with event streams. */
    RouteTarget forStreams() {
        return new RouteTarget(instances, outage, true);
    }
}
