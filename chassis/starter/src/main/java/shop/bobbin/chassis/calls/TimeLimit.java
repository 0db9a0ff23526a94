package shop.bobbin.chassis.calls;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.ClientHttpRequest;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;

/**
 * The time limit of a whole attempt. Each request of the attempt gets the time that is left, from before it connects until its
 * response has been read, so neither several requests, nor several instances, nor a response that trickles exceed the limit together.
 */
final class TimeLimit implements ClientHttpRequestFactory {

    private final ScopedValue<Long> end = ScopedValue.newInstance();
    private final HttpClient http;
    private final Duration limit;

    TimeLimit(HttpClient http, Duration limit) {
        this.http = http;
        this.limit = limit;
    }

    <T> T execute(Supplier<T> attempt) {
        return ScopedValue.where(end, System.nanoTime() + limit.toNanos()).call(attempt::get);
    }

    @Override
    public ClientHttpRequest createRequest(URI uri, HttpMethod method) throws IOException {
        var requests = new JdkClientHttpRequestFactory(http);
        requests.setReadTimeout(remaining()); // it closes the response as well, unlike the timeout of a JDK request
        return requests.createRequest(uri, method);
    }

    private Duration remaining() throws HttpTimeoutException {
        var endOfAttempt = end.orElseThrow(() -> new IllegalStateException("requests are sent in ProtectedCalls.call"));
        var remaining = Duration.ofNanos(endOfAttempt - System.nanoTime());
        if (!remaining.isPositive()) {
            throw new HttpTimeoutException("the time limit of " + limit.toMillis() + " ms has passed");
        }
        return remaining;
    }
}
