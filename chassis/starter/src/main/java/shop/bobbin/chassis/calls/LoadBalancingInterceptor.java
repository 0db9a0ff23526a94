package shop.bobbin.chassis.calls;

import java.io.IOException;
import java.net.URI;
import java.util.Iterator;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.support.HttpRequestWrapper;

/**
 * Sends each call of a {@code RestClient} to the next instance of a service, and to another one when it cannot connect. Metrics
 * and spans have the service's name, not the instance's address: the client observes the call before this interceptor.
 */
final class LoadBalancingInterceptor implements ClientHttpRequestInterceptor {

    private final InstanceList instances;

    LoadBalancingInterceptor(InstanceList instances) {
        this.instances = instances;
    }

    @Override
    public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {
        return execute(instances.candidates().iterator(), request, body, execution);
    }

    private ClientHttpResponse execute(
            Iterator<Instance> candidates, HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {
        var instance = candidates.next();
        try {
            var response = execution.execute(new InstanceRequest(instance, request), body);
            instances.markReachable(instance);
            return response;
        } catch (IOException e) {
            if (!ConnectFailures.isConnectFailure(e)) {
                throw e;
            }
            instances.markUnreachable(instance);
            if (!candidates.hasNext()) {
                throw e;
            }
            return execute(candidates, request, body, execution);
        }
    }

    private static final class InstanceRequest extends HttpRequestWrapper {

        private final URI uri;

        InstanceRequest(Instance instance, HttpRequest request) {
            super(request);
            this.uri = instance.uriFor(request.getURI());
        }

        @Override
        public URI getURI() {
            return uri;
        }
    }
}
