package shop.bobbin.gateway.problems;

import java.util.Map;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;

/**
 * The route of a request as a template, for logs and spans: an address itself may be a secret, as the one of a sharing link
 * is.
 */
public final class RequestedRoute {

    private static final String NONE = "UNKNOWN";

    private RequestedRoute() {}

    /**
     * Such as {@code /api/shared-wishlists/**}; {@code UNKNOWN} when no route has been found.
     *
     * @param attributes those of the exchange
     * @param pattern the name of the attribute with the route of what is answered here, which only {@code web} knows
     */
    public static String of(Map<String, Object> attributes, String pattern) {
        Object proxied = attributes.get(ServerWebExchangeUtils.GATEWAY_PREDICATE_MATCHED_PATH_ATTR);
        Object answeredHere = attributes.get(pattern);
        Object route = proxied == null ? answeredHere : proxied;
        return route == null ? NONE : route.toString();
    }
}
