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

/** Replaces the Netty routing filters of Spring Cloud Gateway, which {@code application.yaml} disables. */
@Configuration(proxyBeanMethods = false)
class ServiceRoutingConfiguration {

    @Bean
    ServiceRoutingFilter serviceRoutingFilter(
            HttpClient client, ObjectProvider<List<HttpHeadersFilter>> headers, HttpClientProperties properties) {
        return new ServiceRoutingFilter(client, headers, properties);
    }

    @Bean
    NettyWriteResponseFilter writeResponseFilter(
            GatewayProperties properties, ObjectProvider<List<HttpHeadersFilter>> headers) {
        return new NettyWriteResponseFilter(properties.getStreamingMediaTypes(), headers);
    }
}
