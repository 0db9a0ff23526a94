package shop.bobbin.gateway.filters;

import org.springframework.cloud.gateway.filter.NettyWriteResponseFilter;
import org.springframework.cloud.gateway.filter.RouteToRequestUrlFilter;
import org.springframework.core.Ordered;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;

/**
 * Our filters, named for their classes, in the order in which a request passes them. A request comes to the first one after the
 * Netty handler {@code RequestValidationHandler} has accepted it. A value is comparable only with those of the same kind of filter:
 * web filters, filters in Spring Security's chain, global filters of Spring Cloud Gateway, or filters of headers.
 */
public enum FilterOrder {
    /** Around all web filters; before Spring Boot's handler at -1, which has another format. */
    PROBLEM_EXCEPTION_HANDLER(-2),

    /** In Spring Security's chain, which adds it by its own constant: after the firewall, before the access rules that need it. */
    GATEWAY_AUTHENTICATION_FILTER(SecurityWebFiltersOrder.AUTHENTICATION.getOrder()),

    /** After Spring Security's chain at -100, so that the 403 response has the security headers; before the body is read. */
    CROSS_SITE_REQUEST_FILTER(-90),

    /** The last check, because it buffers the body; before routing, so that a slow client occupies no connection to a service. */
    BODY_LIMIT_FILTER(-80),

    /** Around the filter that writes the response, so that a stream counts until its end. */
    STREAM_LIMIT_FILTER(NettyWriteResponseFilter.WRITE_RESPONSE_FILTER_ORDER - 1),

    /** After the limit, so that no token is issued for a rejected stream; once for all attempts at instances. */
    ACCESS_TOKEN_FILTER(100),

    /** Around load balancing: a service is unavailable if the last attempt has failed. */
    OUTAGE_LOG_FILTER(RouteToRequestUrlFilter.ROUTE_TO_URL_FILTER_ORDER - 1),

    /** After Spring's filter that sets the address of the service, which it replaces by that of an instance. */
    LOAD_BALANCING_FILTER(RouteToRequestUrlFilter.ROUTE_TO_URL_FILTER_ORDER + 1),

    /** The last one, like Spring's filter that it replaces: it sends the request. */
    SERVICE_ROUTING_FILTER(Ordered.LOWEST_PRECEDENCE),

    /**
     * After Spring's filter of hop-by-hop headers, so that a client that lists {@code Authorization} in {@code Connection} cannot
     * remove the token.
     */
    REQUEST_HEADERS_FILTER(Ordered.LOWEST_PRECEDENCE),

    /** After Spring's filter of hop-by-hop headers. */
    RESPONSE_HEADERS_FILTER(Ordered.LOWEST_PRECEDENCE);

    private final int value;

    FilterOrder(int value) {
        this.value = value;
    }

    public int value() {
        return value;
    }
}
