package shop.bobbin.order.payments;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;
import shop.bobbin.order.DatabaseClock;

/** The gauge {@code bobbin.payments.past-deadline}: open payments past their deadline. */
@Component
class PastDeadlineGauge {

    PastDeadlineGauge(Payments payments, DatabaseClock clock, MeterRegistry metrics) {
        Gauge.builder("bobbin.payments.past-deadline", () -> payments.countPastDeadline(clock.instant()))
                .description("Payments past their deadline that still need a definite response of the payment provider")
                .register(metrics);
    }
}
