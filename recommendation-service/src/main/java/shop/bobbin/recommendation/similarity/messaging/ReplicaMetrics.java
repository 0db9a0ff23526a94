package shop.bobbin.recommendation.similarity.messaging;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;
import shop.bobbin.recommendation.similarity.Replica;

/** Gauges with the number of entries in this instance's replica. */
@Component
class ReplicaMetrics implements MeterBinder {

    private final Replica replica;

    ReplicaMetrics(Replica replica) {
        this.replica = replica;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        gauge(meters, "products", Replica::products);
        gauge(meters, "items", Replica::items);
        gauge(meters, "customers", Replica::customers);
    }

    private void gauge(MeterRegistry meters, String of, ToDoubleFunction<Replica> size) {
        Gauge.builder("bobbin.replica.size", replica, size).tag("of", of).register(meters);
    }
}
