package shop.bobbin.gateway.routing;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import shop.bobbin.chassis.calls.InstanceList;

/**
 * Addresses of the services, such as {@code http://localhost:8081}: scheme, host and port, without a path. A comma-separated
 * list if the instances of a service do not share a DNS name.
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
    }

    private static void check(String name, @Nullable List<URI> addresses) {
        if (addresses == null || !InstanceList.areAddresses(addresses)) {
            throw new IllegalArgumentException("bobbin.routing.%s must be an address like http://localhost:8081, not %s"
                    .formatted(name, addresses));
        }
    }

    /** Timeouts until the headers of a response arrive, by service; a stream has no limit after them. */
    record TimeLimits(
            @DefaultValue("10s") Duration catalog,
            @DefaultValue("10s") Duration order,
            @DefaultValue("10s") Duration wishlist,
            @DefaultValue("10s") Duration recommendation) {

        TimeLimits {
            if (!Stream.of(catalog, order, wishlist, recommendation).allMatch(Duration::isPositive)) {
                throw new IllegalArgumentException("bobbin.routing.time-limits must be positive");
            }
        }
    }
}
