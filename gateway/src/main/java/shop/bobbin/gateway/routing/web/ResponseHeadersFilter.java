package shop.bobbin.gateway.routing.web;

import java.net.URI;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import shop.bobbin.gateway.filters.FilterOrder;
import shop.bobbin.gateway.routing.ApiRoute;

/** Removes and rewrites headers of a service's response that must not reach the client as they are. */
@Component
class ResponseHeadersFilter implements HttpHeadersFilter, Ordered {

    @Override
    public HttpHeaders filter(HttpHeaders input, ServerWebExchange exchange) {
        var headers = new HttpHeaders();
        headers.putAll(input);
        headers.remove(HttpHeaders.SERVER);
        // only the gateway sets cookies: one from a service is a mistake
        headers.remove(HttpHeaders.SET_COOKIE);
        String type = headers.getFirst(HttpHeaders.CONTENT_TYPE);
        if (type != null && type.startsWith(MediaType.TEXT_EVENT_STREAM_VALUE)) {
            headers.set("X-Accel-Buffering", "no"); // stops nginx from buffering events
        }
        String location = headers.getFirst(HttpHeaders.LOCATION);
        if (location != null) {
            URI requested = exchange.getRequiredAttribute(ServerWebExchangeUtils.GATEWAY_REQUEST_URL_ATTR);
            headers.set(HttpHeaders.LOCATION, toPublicLocation(location, requested));
        }
        return headers;
    }

    /** Adds the missing prefix, and removes the address of the service, in a {@code Location} that a framework has set. */
    static String toPublicLocation(String location, URI requested) {
        String service = requested.getScheme() + "://" + requested.getRawAuthority() + "/";
        String path = location.startsWith(service) ? location.substring(service.length() - 1) : location;
        boolean isServicePath =
                path.startsWith("/") && !path.startsWith("//") && !path.startsWith(ApiRoute.PREFIX + "/");
        return isServicePath ? ApiRoute.PREFIX + path : path;
    }

    @Override
    public boolean supports(Type type) {
        return type == Type.RESPONSE;
    }

    @Override
    public int getOrder() {
        return FilterOrder.RESPONSE_HEADERS_FILTER.value();
    }
}
