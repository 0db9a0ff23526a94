package shop.bobbin.order.ordering;

import java.time.Clock;
import java.time.Duration;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import shop.bobbin.chassis.jobs.RecurringJob;

/**
 * Cancels orders for which the catalog has not answered in time. Any number of instances may do so at once: the order
 * itself sees to it that it is cancelled once, and not at all if the answer comes first.
 */
@Component
class OverdueReservations implements RecurringJob {

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

    @Override
    public Duration pause() {
        return settings.sweepEvery();
    }

    @Override
    public void run() {
        var latest = clock.instant().minus(settings.reservationDeadline());
        orders.findByStatusAndPlacedAtLessThanOrderByPlacedAt(OrderStatus.PLACED, latest, AT_ONCE)
                .forEach(order -> saga.reservationOverdue(order.id()));
    }
}
