package shop.bobbin.chassis.outbox;

import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;

/** Keeps the trace of the request with the event, so that it goes on at the consumer however late the relay publishes. */
class TraceHeaders {

    private final ObjectProvider<Tracer> tracer;
    private final ObjectProvider<Propagator> propagator;

    TraceHeaders(ObjectProvider<Tracer> tracer, ObjectProvider<Propagator> propagator) {
        this.tracer = tracer;
        this.propagator = propagator;
    }

    void addTo(Map<String, String> headers) {
        tracer.ifAvailable(tracing -> {
            var span = tracing.currentTraceContext().context();
            if (span != null) {
                propagator.ifAvailable(propagation ->
                        propagation.inject(span, headers, (carrier, name, value) -> headers.put(name, value)));
            }
        });
    }
}
