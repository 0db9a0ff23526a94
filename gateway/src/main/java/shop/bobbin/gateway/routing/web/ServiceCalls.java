package shop.bobbin.gateway.routing.web;

import io.netty.channel.ChannelOption;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.cloud.gateway.config.HttpClientProperties;
import org.springframework.cloud.gateway.filter.NettyRoutingFilter;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.web.server.ServerWebExchange;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import shop.bobbin.gateway.routing.RouteTarget;

/**
 * The gateway's routing filter with two clients. Calls share a pool; between two parts of an answer no more time may pass
 * than before it. A stream has a connection of its own, which ends with it: however many there are, and whatever a service
 * writes to one, no call waits for it or reads of it.
 */
final class ServiceCalls extends NettyRoutingFilter {

    private final HttpClient calls;
    private final HttpClient streams;

    ServiceCalls(
            HttpClient calls, ObjectProvider<List<HttpHeadersFilter>> headersFilters, HttpClientProperties properties) {
        super(calls, headersFilters, properties);
        this.calls = calls.responseTimeout(properties.getResponseTimeout());
        this.streams = HttpClient.create(ConnectionProvider.newConnection())
                .keepAlive(false)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, properties.getConnectTimeout());
    }

    @Override
    protected HttpClient getHttpClient(Route route, ServerWebExchange exchange) {
        return RouteTarget.of(route).isStream() ? streams : calls;
    }
}
