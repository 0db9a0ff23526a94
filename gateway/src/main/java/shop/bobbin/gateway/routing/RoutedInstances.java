package shop.bobbin.gateway.routing;

import java.util.Objects;
import org.springframework.cloud.gateway.route.Route;
import shop.bobbin.chassis.balancing.Instances;

/** Where a route keeps the instances of its service. */
public final class RoutedInstances {

    static final String KEY = "instances";

    private RoutedInstances() {}

    public static Instances of(Route route) {
        return (Instances) Objects.requireNonNull(route.getMetadata().get(KEY), "a route without instances");
    }
}
