package shop.bobbin.wishlist.wishes.client;

import java.net.http.HttpClient;
import java.util.concurrent.Executors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import shop.bobbin.chassis.calls.InstanceSelector;
import shop.bobbin.chassis.calls.LoadBalancingInterceptor;

@Configuration(proxyBeanMethods = false)
class OrderClientConfiguration {

    @Bean
    RestClient orderRestClient(RestClient.Builder builder, OrderClientSettings settings, InstanceSelector instances) {
        var http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.connectTimeout())
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
        var requests = new JdkClientHttpRequestFactory(http);
        requests.setReadTimeout(settings.readTimeout());
        return builder.baseUrl(settings.orderUrl().getFirst())
                .requestInterceptor(new LoadBalancingInterceptor(instances.instancesOf(settings.orderUrl())))
                .requestFactory(requests)
                .build();
    }
}
