package shop.bobbin.gateway.routing.web;

import java.net.InetSocketAddress;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import shop.bobbin.gateway.routing.Edge;

/**
 * What a service gets to see. It runs after the gateway's own filters for hop-by-hop and forwarding headers, so that a
 * caller who lists {@code Authorization} in {@code Connection} cannot have our token dropped. The trace header is
 * written after this, by the observation of the outgoing call.
 */
@Component
class OutgoingHeaders implements HttpHeadersFilter, Ordered {

    @Override
    public HttpHeaders filter(HttpHeaders input, ServerWebExchange exchange) {
        var headers = new HttpHeaders();
        headers.putAll(input);
        // The caller's credentials end here: a service believes only the token that we put on.
        headers.remove(HttpHeaders.AUTHORIZATION);
        // All cookies, not only ours: no service reads one, and a browser sends a host's cookies to each of its ports.
        headers.remove(HttpHeaders.COOKIE);
        headers.remove("Proxy-Connection");
        // Answered here: passed on, the service would answer it a second time.
        headers.remove(HttpHeaders.EXPECT);
        String token = CallerToken.of(exchange);
        if (token != null) {
            headers.setBearerAuth(token);
        }
        forwarded(headers, exchange);
        return headers;
    }

    /** Only what this connection shows: whatever the caller claimed has been taken off before. */
    private static void forwarded(HttpHeaders headers, ServerWebExchange exchange) {
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
        headers.set("X-Forwarded-Prefix", Edge.PREFIX);
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
