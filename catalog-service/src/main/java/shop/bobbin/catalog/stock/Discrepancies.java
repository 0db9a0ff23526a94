package shop.bobbin.catalog.stock;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Reports each {@link Discrepancy} as an error in the log, and counts it. */
@Component
class Discrepancies {

    private static final Logger log = LoggerFactory.getLogger(Discrepancies.class);

    private final MeterRegistry metrics;

    Discrepancies(MeterRegistry metrics) {
        this.metrics = metrics;
        List.of(Discrepancy.values()).forEach(this::counter); // from 0, so that the first one is seen as an increase
    }

    ReservationResult report(OrderId order, Discrepancy kind) {
        log.error("Order {} {}. Compare the stock with the shelf.", order, kind.words());
        counter(kind).increment();
        return new ReservationResult.Contradicted(kind);
    }

    private Counter counter(Discrepancy kind) {
        return Counter.builder("bobbin.stock.discrepancies")
                .description("Events of orders that contradict their reservations")
                .tag("kind", kind.name().toLowerCase(Locale.ROOT))
                .register(metrics);
    }
}
