package shop.bobbin.chassis.outbox;

import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;

/** Adds the current trace context to an event's headers, so that the consumer continues the trace of the request. */
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
