package shop.bobbin.gateway.routing.web;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import org.springframework.cloud.gateway.filter.headers.observation.DefaultGatewayObservationConvention;
import org.springframework.cloud.gateway.filter.headers.observation.GatewayContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.reactive.observation.DefaultServerRequestObservationConvention;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.web.reactive.HandlerMapping;
import shop.bobbin.gateway.problems.RouteTemplate;

/** Replaces the URL in spans by the route template, because a URL can be a secret, such as a sharing link. */
@Configuration(proxyBeanMethods = false)
class ObservationConfiguration {

    @Bean
    DefaultServerRequestObservationConvention serverRequestConvention() {
        return new DefaultServerRequestObservationConvention() {
            @Override
            protected KeyValue httpUrl(ServerRequestObservationContext context) {
                return KeyValue.of(
                        "http.url",
                        RouteTemplate.of(context.getAttributes(), HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
            }
        };
    }

    @Bean
    DefaultGatewayObservationConvention gatewayConvention() {
        return new DefaultGatewayObservationConvention() {
            @Override
            public KeyValues getHighCardinalityKeyValues(GatewayContext context) {
                var exchange = context.getServerWebExchange();
                return KeyValues.of(
                        "http.uri",
                        RouteTemplate.of(exchange.getAttributes(), HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
            }
        };
    }
}
