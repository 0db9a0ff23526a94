package shop.bobbin.order.payments;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;
import shop.bobbin.order.DatabaseClock;

/** The gauge {@code bobbin.payments.overdue}: payments past their deadline for which the provider is still asked. */
@Component
class OverduePayments {

    OverduePayments(PaymentRecords payments, DatabaseClock clock, MeterRegistry metrics) {
        Gauge.builder("bobbin.payments.overdue", () -> payments.countOverdue(clock.instant()))
                .description("Payments past their deadline for which the provider is still asked")
                .register(metrics);
    }
}
