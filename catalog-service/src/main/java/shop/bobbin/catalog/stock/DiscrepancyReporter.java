package shop.bobbin.catalog.stock;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Logs each {@link Discrepancy} as an error and counts it in a metric. */
@Component
class DiscrepancyReporter {

    private static final Logger log = LoggerFactory.getLogger(DiscrepancyReporter.class);

    private final MeterRegistry metrics;

    DiscrepancyReporter(MeterRegistry metrics) {
        this.metrics = metrics;
        List.of(Discrepancy.values())
                .forEach(this::counter); // start at 0, so that an alert on an increase sees the first one
    }

    ReservationResult report(OrderId order, Discrepancy kind) {
        log.error("Order {} {}. Count the physical stock.", order, kind.description());
        counter(kind).increment();
        return new ReservationResult.DiscrepancyFound(kind);
    }

    private Counter counter(Discrepancy kind) {
        return Counter.builder("bobbin.stock.discrepancies")
                .description("Order events that contradict the reservation of their order")
                .tag("kind", kind.name().toLowerCase(Locale.ROOT))
                .register(metrics);
    }
}
