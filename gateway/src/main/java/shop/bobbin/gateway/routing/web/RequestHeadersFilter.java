package shop.bobbin.gateway.routing.web;

import java.net.InetSocketAddress;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import shop.bobbin.gateway.filters.FilterOrder;
import shop.bobbin.gateway.routing.ApiRoute;

/**
 * Sets the headers of a forwarded request: the access token instead of the client's credentials, and forwarding headers. The
 * trace header is added later, by the observation of the request.
 */
@Component
class RequestHeadersFilter implements HttpHeadersFilter, Ordered {

    @Override
    public HttpHeaders filter(HttpHeaders input, ServerWebExchange exchange) {
        var headers = new HttpHeaders();
        headers.putAll(input);
        // the token is added below; other credentials are not for the services
        headers.remove(HttpHeaders.AUTHORIZATION);
        // all cookies: no service reads any, and a browser sends the cookies of a host to all its ports
        headers.remove(HttpHeaders.COOKIE);
        headers.remove("Proxy-Connection");
        // the gateway has already sent 100 Continue
        headers.remove(HttpHeaders.EXPECT);
        String token = AccessTokenFilter.of(exchange);
        if (token != null) {
            headers.setBearerAuth(token);
        }
        setForwardedHeaders(headers, exchange);
        return headers;
    }

    /** From this connection only: forwarding headers of the client were removed before. */
    private static void setForwardedHeaders(HttpHeaders headers, ServerWebExchange exchange) {
        var request = exchange.getRequest();
        InetSocketAddress remote = request.getRemoteAddress();
        if (remote != null && remote.getAddress() != null) {
            headers.set("X-Forwarded-For", remote.getAddress().getHostAddress());
        }
        String host = request.getHeaders().getFirst(HttpHeaders.HOST);
        if (host != null) {
            headers.set("X-Forwarded-Host", host);
        }
        headers.set("X-Forwarded-Proto", request.getURI().getScheme());
        headers.set("X-Forwarded-Prefix", ApiRoute.PREFIX);
    }

    @Override
    public int getOrder() {
        return FilterOrder.REQUEST_HEADERS_FILTER.value();
    }
}
