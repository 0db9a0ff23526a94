package shop.bobbin.order.prices;

import java.net.http.HttpClient;
import java.util.concurrent.Executors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import shop.bobbin.chassis.calls.InstanceSelector;
import shop.bobbin.chassis.calls.LoadBalancingInterceptor;

/** The HTTP client for the catalog, with its instances and time limits. */
@Configuration(proxyBeanMethods = false)
class PricesConfiguration {

    @Bean
    RestClient catalogRestClient(RestClient.Builder builder, PricesSettings settings, InstanceSelector instances) {
        var http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.connectTimeout())
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
        var requests = new JdkClientHttpRequestFactory(http);
        requests.setReadTimeout(settings.readTimeout());
        return builder.baseUrl(settings.catalogUrl().getFirst())
                .requestInterceptor(new LoadBalancingInterceptor(instances.instancesOf(settings.catalogUrl())))
                .requestFactory(requests)
                .build();
    }
}
