package shop.bobbin.catalog.stock.web;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.stereotype.Component;
import shop.bobbin.catalog.stock.Reservations;

/** {@code GET /actuator/oldreservations}: orders that have not said for long whether they are a sale. */
@Component
@Endpoint(id = "oldreservations")
class OldReservations {

    private final Reservations reservations;
    private final StockSettings settings;

    OldReservations(Reservations reservations, StockSettings settings, MeterRegistry metrics) {
        this.reservations = reservations;
        this.settings = settings;
        Gauge.builder("bobbin.stock.reservations.old", () -> old().size())
                .description(
                        "Reservations open for longer than bobbin.stock.reservation-is-old-after; 100 = 100 or more")
                .register(metrics);
    }

    @ReadOperation
    List<Reservations.Open> old() {
        return reservations.openFor(settings.reservationIsOldAfter());
    }
}
