package shop.bobbin.order.payments;

import java.net.http.HttpClient;
import java.util.concurrent.Executors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/** The HTTP client for the payment provider, with its base URL and time limits. */
@Configuration(proxyBeanMethods = false)
class PaymentsConfiguration {

    @Bean
    RestClient paymentProviderRestClient(RestClient.Builder builder, PaymentsSettings settings) {
        var http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.connectTimeout())
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
        var requests = new JdkClientHttpRequestFactory(http);
        requests.setReadTimeout(settings.readTimeout());
        return builder.baseUrl(settings.providerUrl()).requestFactory(requests).build();
    }
}
