package shop.bobbin.catalog.stock.web;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.stereotype.Component;
import shop.bobbin.catalog.stock.Reservations;
import shop.bobbin.catalog.stock.Reservations.OpenReservation;

/**
 * {@code GET /actuator/oldreservations} lists reservations that have been open for too long: their orders were neither
 * confirmed, rejected nor cancelled. They are only reported, here and in a metric, and never ended.
 */
@Component
@Endpoint(id = "oldreservations")
class OldReservationsEndpoint {

    private final Reservations reservations;
    private final StockSettings settings;

    OldReservationsEndpoint(Reservations reservations, StockSettings settings, MeterRegistry metrics) {
        this.reservations = reservations;
        this.settings = settings;
        Gauge.builder("bobbin.stock.reservations.old", () -> oldReservations().size())
                .description(
                        "Reservations open for longer than bobbin.stock.old-reservation-age; 100 means 100 or more")
                .register(metrics);
    }

    @ReadOperation
    List<OpenReservation> oldReservations() {
        return reservations.findOpenLongerThan(settings.oldReservationAge());
    }
}
