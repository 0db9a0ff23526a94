package shop.bobbin.chassis.telemetry;

import static org.springframework.http.server.observation.ServerHttpObservationDocumentation.HighCardinalityKeyNames.HTTP_URL;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationPredicate;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.ObservationView;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.observation.DefaultServerRequestObservationConvention;
import org.springframework.http.server.observation.ServerRequestObservationContext;

@AutoConfiguration
class TelemetryAutoConfiguration {

    /** Traces SQL only within a request or an event. Polling and jobs would fill the trace store. */
    @Bean
    ObservationPredicate noSqlWithoutParent(ObjectProvider<ObservationRegistry> registry) {
        return (name, context) -> !name.startsWith("jdbc.")
                || isActive(context.getParentObservation())
                || isActive(registry.getObject().getCurrentObservation());
    }

    @Bean
    EssentialThreads essentialThreads(ApplicationEventPublisher events) {
        return new EssentialThreads(events);
    }

    /** A statement's parent is its connection, which is a no-op observation when the connection itself has no parent. */
    private static boolean isActive(@Nullable ObservationView observation) {
        return observation instanceof Observation active && !active.isNoop();
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    static class Servlet {

        /** Probes and scrapes are not traced or measured: they come every few seconds. */
        @Bean
        ObservationPredicate noProbes() {
            return (name, context) -> !(context instanceof ServerRequestObservationContext request && isProbe(request));
        }

        /** Spans contain the route instead of the path, which may contain a secret, such as a sharing link's token. */
        @Bean
        DefaultServerRequestObservationConvention routeAsUrl() {
            return new DefaultServerRequestObservationConvention() {
                @Override
                protected KeyValue httpUrl(ServerRequestObservationContext context) {
                    var route = context.getPathPattern();
                    return HTTP_URL.withValue(route == null ? "UNKNOWN" : route);
                }
            };
        }

        private static boolean isProbe(ServerRequestObservationContext context) {
            var request = context.getCarrier();
            return request != null && request.getRequestURI().startsWith("/actuator");
        }
    }
}
