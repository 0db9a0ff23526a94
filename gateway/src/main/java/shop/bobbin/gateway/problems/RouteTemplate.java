package shop.bobbin.gateway.problems;

import java.util.Map;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;

/**
 * The route of a request as a path template, for logs and spans, where the path itself must not appear: it can be a secret,
 * such as that of a sharing link.
 */
public final class RouteTemplate {

    private static final String UNKNOWN = "UNKNOWN";

    private RouteTemplate() {}

    /**
     * Such as {@code /api/shared-wishlists/*}; {@code UNKNOWN} if no route matched.
     *
     * @param attributes the attributes of the exchange
     * @param handlerPatternAttribute name of the attribute with the path pattern of a controller of the gateway itself;
     *     passed in, because only {@code web} packages may use Spring Web
     */
    public static String of(Map<String, Object> attributes, String handlerPatternAttribute) {
        Object gatewayRoute = attributes.get(ServerWebExchangeUtils.GATEWAY_PREDICATE_MATCHED_PATH_ATTR);
        Object handlerPattern = attributes.get(handlerPatternAttribute);
        Object route = gatewayRoute == null ? handlerPattern : gatewayRoute;
        return route == null ? UNKNOWN : route.toString();
    }
}
