package shop.bobbin.chassis.balancing;

import java.io.IOException;
import java.net.URI;
import java.util.Iterator;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.support.HttpRequestWrapper;

/**
 * Sends each call of a {@code RestClient} to the next instance, and to another when there was no connection. It works
 * below the client's observation: metrics and spans have the service's name, not an instance's address.
 */
public final class LoadBalancingInterceptor implements ClientHttpRequestInterceptor {

    private final InstanceList instances;

    public LoadBalancingInterceptor(InstanceList instances) {
        this.instances = instances;
    }

    @Override
    public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {
        return ask(instances.candidates().iterator(), request, body, execution);
    }

    private ClientHttpResponse ask(
            Iterator<Instance> turn, HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {
        var instance = turn.next();
        try {
            var answer = execution.execute(new RequestTo(instance, request), body);
            instances.markReachable(instance);
            return answer;
        } catch (IOException e) {
            if (!ConnectFailures.isConnectFailure(e)) {
                throw e;
            }
            instances.markUnreachable(instance);
            if (!turn.hasNext()) {
                throw e;
            }
            return ask(turn, request, body, execution);
        }
    }

    private static final class RequestTo extends HttpRequestWrapper {

        private final URI uri;

        RequestTo(Instance instance, HttpRequest request) {
            super(request);
            this.uri = instance.uriFor(request.getURI());
        }

        @Override
        public URI getURI() {
            return uri;
        }
    }
}
