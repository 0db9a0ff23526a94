package shop.bobbin.gateway.routing.web;

import java.net.URI;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import shop.bobbin.gateway.routing.Edge;

/** What the outside gets to see of a service's answer. */
@Component
class ReturningHeaders implements HttpHeadersFilter {

    @Override
    public HttpHeaders filter(HttpHeaders input, ServerWebExchange exchange) {
        var headers = new HttpHeaders();
        headers.putAll(input);
        headers.remove(HttpHeaders.SERVER);
        // Sessions are the gateway's: a service that sets a cookie does so by mistake.
        headers.remove(HttpHeaders.SET_COOKIE);
        String type = headers.getFirst(HttpHeaders.CONTENT_TYPE);
        if (type != null && type.startsWith(MediaType.TEXT_EVENT_STREAM_VALUE)) {
            headers.set("X-Accel-Buffering", "no"); // or nginx would collect events before it passes them on
        }
        String location = headers.getFirst(HttpHeaders.LOCATION);
        if (location != null) {
            URI asked = exchange.getRequiredAttribute(ServerWebExchangeUtils.GATEWAY_REQUEST_URL_ATTR);
            headers.set(HttpHeaders.LOCATION, seenFromOutside(location, asked));
        }
        return headers;
    }

    /** Services say {@code /api/orders/7}; what a framework says for them may lack the prefix, or be their own address. */
    static String seenFromOutside(String location, URI asked) {
        String service = asked.getScheme() + "://" + asked.getRawAuthority() + "/";
        String path = location.startsWith(service) ? location.substring(service.length() - 1) : location;
        boolean inside = path.startsWith("/") && !path.startsWith("//") && !path.startsWith(Edge.PREFIX + "/");
        return inside ? Edge.PREFIX + path : path;
    }

    @Override
    public boolean supports(Type type) {
        return type == Type.RESPONSE;
    }
}
