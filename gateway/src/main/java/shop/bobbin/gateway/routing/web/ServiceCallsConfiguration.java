package shop.bobbin.gateway.routing.web;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.cloud.gateway.config.GatewayProperties;
import org.springframework.cloud.gateway.config.HttpClientProperties;
import org.springframework.cloud.gateway.filter.NettyWriteResponseFilter;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.netty.http.client.HttpClient;

/** In place of the library's own pair of filters, which is switched off in {@code application.yaml}. */
@Configuration(proxyBeanMethods = false)
class ServiceCallsConfiguration {

    @Bean
    ServiceCalls serviceCalls(
            HttpClient client, ObjectProvider<List<HttpHeadersFilter>> headers, HttpClientProperties properties) {
        return new ServiceCalls(client, headers, properties);
    }

    @Bean
    NettyWriteResponseFilter answers(GatewayProperties properties, ObjectProvider<List<HttpHeadersFilter>> headers) {
        return new NettyWriteResponseFilter(properties.getStreamingMediaTypes(), headers);
    }
}
