package shop.bobbin.gateway.routing;

import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.stereotype.Component;
import reactor.netty.http.client.HttpClient;

/**
 * The connections to the services. Netty's client repeats a request once, of any method, when a pooled connection turns
 * out to be closed; that could place an order twice. Which calls are safe to repeat is decided per route, not here.
 */
@Component
class ServiceConnections implements HttpClientCustomizer {

    @Override
    public HttpClient customize(HttpClient client) {
        return client.disableRetry(true);
    }
}
