package shop.bobbin.order.ordering;

import java.time.Clock;
import org.springframework.data.domain.Limit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Cancels orders for which the catalog has not answered in time. Any number of instances may do so at once: the order
 * itself sees to it that it is cancelled once, and not at all if the answer comes first.
 */
@Component
class OverdueReservations {

    private static final Limit AT_ONCE = Limit.of(100);

    private final Orders orders;
    private final OrderSaga saga;
    private final OrderingSettings settings;
    private final Clock clock;

    OverdueReservations(Orders orders, OrderSaga saga, OrderingSettings settings, Clock clock) {
        this.orders = orders;
        this.saga = saga;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${bobbin.ordering.sweep-every}")
    void cancel() {
        var latest = clock.instant().minus(settings.reservationDeadline());
        orders.findByStatusAndPlacedAtLessThanOrderByPlacedAt(OrderStatus.PLACED, latest, AT_ONCE)
                .forEach(order -> saga.reservationOverdue(order.id()));
    }
}
