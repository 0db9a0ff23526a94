package shop.bobbin.order.ordering;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import shop.bobbin.order.DatabaseClock;
import shop.bobbin.order.OrderId;

/**
 * Cancels orders for which the catalog has not answered in time. Any number of instances may do so at once: the order
 * itself sees to it that it is cancelled once, and not at all if the answer comes first.
 *
 * <p>An order is cancelled when it is overdue at a second look: after a long gap (the service was down, the laptop slept)
 * the answer may be there, and only has to be read.
 */
@Component
class OverdueReservations {

    private static final Duration SECOND_LOOK_AFTER = Duration.ofSeconds(30);
    private static final int AT_ONCE = 10_000;

    private final JdbcClient jdbc;
    private final OrderSaga saga;
    private final OrderingSettings settings;
    private final DatabaseClock clock;

    private Map<OrderId, Instant> firstLooks = Map.of();

    OverdueReservations(JdbcClient jdbc, OrderSaga saga, OrderingSettings settings, DatabaseClock clock) {
        this.jdbc = jdbc;
        this.saga = saga;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${bobbin.ordering.sweep-every}")
    public synchronized void run() {
        var now = clock.instant();
        var looks = new HashMap<OrderId, Instant>();
        for (var order : overdue(now)) {
            looks.put(order, firstLooks.getOrDefault(order, now));
        }
        firstLooks = looks;
        looks.forEach((order, firstLook) -> {
            if (!now.isBefore(firstLook.plus(SECOND_LOOK_AFTER))) {
                saga.reservationOverdue(order);
            }
        });
    }

    private List<OrderId> overdue(Instant now) {
        return jdbc.sql("select id from orders where status = 'PLACED' and placed_at < ? order by placed_at limit ?")
                .params(Timestamp.from(now.minus(settings.reservationDeadline())), AT_ONCE)
                .query((row, _) -> new OrderId(row.getObject("id", UUID.class)))
                .list();
    }
}
