package shop.bobbin.order.ordering;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import shop.bobbin.chassis.database.DatabaseFailures;
import shop.bobbin.chassis.jobs.RecurringJob;
import shop.bobbin.order.DatabaseClock;
import shop.bobbin.order.OrderId;

/**
 * Cancels orders for which the catalog has not answered in time. Any number of instances may do so at once: the order
 * itself sees to it that it is cancelled once, and not at all if the answer comes first.
 *
 * <p>An order is cancelled when it is overdue at a second look: after a long gap (the service was down, the laptop slept)
 * the answer may be there, and only has to be read. A look from before such a gap does not count.
 */
@Component
class OverdueReservations implements RecurringJob {

    private static final Logger log = LoggerFactory.getLogger(OverdueReservations.class);

    private static final Duration SECOND_LOOK_AFTER = Duration.ofSeconds(30);
    private static final Duration TOLERANCE = Duration.ofSeconds(10);
    private static final int AT_ONCE = 10_000;

    private final JdbcClient jdbc;
    private final OrderSaga saga;
    private final OrderingSettings settings;
    private final DatabaseClock clock;

    private final Set<OrderId> failing = new HashSet<>();
    private Map<OrderId, Instant> firstLooks = Map.of();
    private Instant lastRun = Instant.EPOCH;

    OverdueReservations(JdbcClient jdbc, OrderSaga saga, OrderingSettings settings, DatabaseClock clock) {
        this.jdbc = jdbc;
        this.saga = saga;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Duration pause() {
        return settings.sweepEvery();
    }

    @Override
    public synchronized void run() {
        var now = clock.instant();
        if (isAfterGap(now)) {
            firstLooks = Map.of();
        }
        lastRun = now;
        var looks = new HashMap<OrderId, Instant>();
        for (var order : overdue(now)) {
            looks.put(order, firstLooks.getOrDefault(order, now));
        }
        firstLooks = looks;
        failing.retainAll(looks.keySet());
        looks.forEach((order, firstLook) -> {
            if (!now.isBefore(firstLook.plus(SECOND_LOOK_AFTER))) {
                cancel(order);
            }
        });
    }

    private boolean isAfterGap(Instant now) {
        return Duration.between(lastRun, now)
                        .compareTo(settings.sweepEvery().multipliedBy(3).plus(TOLERANCE))
                > 0;
    }

    /** Ids only: an order that cannot be read must not keep the others from being found. */
    private List<OrderId> overdue(Instant now) {
        return jdbc.sql("select id from orders where status = 'PLACED' and placed_at < ? order by placed_at limit ?")
                .params(Timestamp.from(now.minus(settings.reservationDeadline())), AT_ONCE)
                .query((row, _) -> new OrderId(row.getObject("id", UUID.class)))
                .list();
    }

    /** One order that fails does not stop the others, and is logged once, not at each sweep. */
    private void cancel(OrderId order) {
        try {
            saga.reservationOverdue(order);
        } catch (RuntimeException e) {
            if (DatabaseFailures.isOutage(e)) {
                throw e;
            }
            if (!DatabaseFailures.isConflict(e) && failing.add(order)) {
                log.error("Order {} is overdue and cannot be cancelled, tried again at each sweep", order, e);
            }
        }
    }
}
