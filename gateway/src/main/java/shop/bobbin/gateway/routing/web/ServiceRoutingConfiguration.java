package shop.bobbin.gateway.routing.web;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.cloud.gateway.config.GatewayProperties;
import org.springframework.cloud.gateway.filter.NettyWriteResponseFilter;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Adds the filter that writes responses: disabling Spring Cloud Gateway's routing filter disables this one, too. */
@Configuration(proxyBeanMethods = false)
class ServiceRoutingConfiguration {

    @Bean
    NettyWriteResponseFilter writeResponseFilter(
            GatewayProperties properties, ObjectProvider<List<HttpHeadersFilter>> headers) {
        return new NettyWriteResponseFilter(properties.getStreamingMediaTypes(), headers);
    }
}
