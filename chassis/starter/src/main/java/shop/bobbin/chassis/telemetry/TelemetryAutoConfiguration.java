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

    /** SQL is traced as a part of what somebody asked for. Polling goes on all day and would only fill the trace store. */
    @Bean
    ObservationPredicate noSqlWithoutACause(ObjectProvider<ObservationRegistry> registry) {
        return (name, context) -> !name.startsWith("jdbc.")
                || isSomething(context.getParentObservation())
                || isSomething(registry.getObject().getCurrentObservation());
    }

    @Bean
    EssentialThreads essentialThreads(ApplicationEventPublisher events) {
        return new EssentialThreads(events);
    }

    /** A statement's parent is its connection, which is there but not observed when it has been opened without a cause. */
    private static boolean isSomething(@Nullable ObservationView observation) {
        return observation instanceof Observation some && !some.isNoop();
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    static class Servlet {

        /** Probes and scrapes come every few seconds and tell nothing. */
        @Bean
        ObservationPredicate noProbes() {
            return (name, context) -> !(context instanceof ServerRequestObservationContext request && isProbe(request));
        }

        /** An address may be a secret, as a sharing link's is: spans have the route. */
        @Bean
        DefaultServerRequestObservationConvention routesInPlaceOfAddresses() {
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
