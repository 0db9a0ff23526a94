package shop.bobbin.gateway.routing;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** The address of each service, such as {@code http://localhost:8081}: scheme, host and port, no path. */
@ConfigurationProperties("bobbin.routing")
record RoutingSettings(URI catalog, URI order, URI wishlist, URI recommendation) {

    RoutingSettings {
        check("catalog", catalog);
        check("order", order);
        check("wishlist", wishlist);
        check("recommendation", recommendation);
    }

    private static void check(String name, @Nullable URI address) {
        if (address == null
                || address.getHost() == null
                || address.getRawUserInfo() != null
                || address.getRawQuery() != null
                || !(address.getRawPath().isEmpty() || address.getRawPath().equals("/"))
                || !("http".equals(address.getScheme()) || "https".equals(address.getScheme()))) {
            throw new IllegalArgumentException(
                    "bobbin.routing.%s must be an address like http://localhost:8081, not %s".formatted(name, address));
        }
    }
}
