package shop.bobbin.gateway.routing.web;

import io.netty.channel.ChannelOption;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.cloud.gateway.config.HttpClientProperties;
import org.springframework.cloud.gateway.filter.NettyRoutingFilter;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import shop.bobbin.gateway.filters.FilterOrder;
import shop.bobbin.gateway.routing.RouteTarget;

/**
 * Forwards requests to the services, in place of Spring Cloud Gateway's filter, with two HTTP clients as a bulkhead. Requests
 * share a connection pool, with a read timeout also between two parts of a response. Each stream has a connection of its own that
 * is closed with it, so that streams neither exhaust the pool nor leave unread data on a pooled connection.
 */
@Component
class ServiceRoutingFilter extends NettyRoutingFilter {

    private final HttpClient pooledClient;
    private final HttpClient streamClient;

    ServiceRoutingFilter(
            HttpClient pooledClient,
            ObjectProvider<List<HttpHeadersFilter>> headersFilters,
            HttpClientProperties properties) {
        super(pooledClient, headersFilters, properties);
        this.pooledClient = pooledClient.responseTimeout(properties.getResponseTimeout());
        this.streamClient = HttpClient.create(ConnectionProvider.newConnection())
                .keepAlive(false)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, properties.getConnectTimeout());
    }

    @Override
    protected HttpClient getHttpClient(Route route, ServerWebExchange exchange) {
        return RouteTarget.of(exchange.getAttributes()).route().isStream() ? streamClient : pooledClient;
    }

    @Override
    public int getOrder() {
        return FilterOrder.SERVICE_ROUTING_FILTER.value();
    }
}
