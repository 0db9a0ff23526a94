package shop.bobbin.order.payments;

import java.net.URI;
import java.time.Duration;
import org.springframework.web.client.RestClient;

/** Makes the service's own {@link RestClient} for the payment provider, for tests of the {@code client} package. */
public final class TestRestClients {

    private TestRestClients() {}

    /** @param timeLimit the connect timeout and the read timeout */
    public static RestClient paymentProvider(URI url, Duration timeLimit) {
        var settings = new PaymentsSettings(
                url, timeLimit, timeLimit, timeLimit, timeLimit, timeLimit, timeLimit, timeLimit, timeLimit, 1);
        return new PaymentsConfiguration().paymentProviderRestClient(RestClient.builder(), settings);
    }
}
