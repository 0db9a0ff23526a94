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
import shop.bobbin.gateway.problems.RequestedRoute;

/** The spans of a request and of its call to a service have its route, since an address may be a secret. */
@Configuration(proxyBeanMethods = false)
class SpanConfiguration {

    @Bean
    DefaultServerRequestObservationConvention requestSpans() {
        return new DefaultServerRequestObservationConvention() {
            @Override
            protected KeyValue httpUrl(ServerRequestObservationContext request) {
                return KeyValue.of(
                        "http.url",
                        RequestedRoute.of(request.getAttributes(), HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
            }
        };
    }

    @Bean
    DefaultGatewayObservationConvention callSpans() {
        return new DefaultGatewayObservationConvention() {
            @Override
            public KeyValues getHighCardinalityKeyValues(GatewayContext call) {
                var exchange = call.getServerWebExchange();
                return KeyValues.of(
                        "http.uri",
                        RequestedRoute.of(exchange.getAttributes(), HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
            }
        };
    }
}
