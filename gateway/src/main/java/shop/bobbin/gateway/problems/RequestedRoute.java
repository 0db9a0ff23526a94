package shop.bobbin.gateway.problems;

import java.util.Map;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.web.reactive.HandlerMapping;

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
     */
    public static String of(Map<String, Object> attributes) {
        Object proxied = attributes.get(ServerWebExchangeUtils.GATEWAY_PREDICATE_MATCHED_PATH_ATTR);
        Object answeredHere = attributes.get(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        Object route = proxied == null ? answeredHere : proxied;
        return route == null ? NONE : route.toString();
    }
}
