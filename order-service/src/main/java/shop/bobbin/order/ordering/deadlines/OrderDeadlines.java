package shop.bobbin.order.ordering.deadlines;

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
import shop.bobbin.order.ordering.OrderSaga;

/**
 * The job that cancels orders whose reservation has timed out. All instances may run it at the same time: the order's
 * state ensures that it is cancelled once, and not at all if the catalog's reply comes first.
 *
 * <p>An order gets a grace period after the first run that finds it past its deadline. After a gap between runs (the
 * service was down, the machine slept) the reply may be in the topic, not yet consumed: the grace period starts again.
 */
@Component
class OrderDeadlines implements RecurringJob {

    private static final Logger log = LoggerFactory.getLogger(OrderDeadlines.class);

    private static final Duration GRACE_PERIOD = Duration.ofSeconds(30);
    private static final Duration GAP_TOLERANCE = Duration.ofSeconds(10);
    private static final int BATCH_SIZE = 10_000;

    private final JdbcClient jdbc;
    private final OrderSaga saga;
    private final DeadlineSettings settings;
    private final DatabaseClock clock;

    private final Set<OrderId> failing = new HashSet<>();
    private Map<OrderId, Instant> firstFound = Map.of();
    private Instant lastRun = Instant.EPOCH;

    OrderDeadlines(JdbcClient jdbc, OrderSaga saga, DeadlineSettings settings, DatabaseClock clock) {
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
            firstFound = Map.of();
        }
        lastRun = now;
        var found = new HashMap<OrderId, Instant>();
        for (var order : findPastDeadline(now)) {
            found.put(order, firstFound.getOrDefault(order, now));
        }
        firstFound = found;
        failing.retainAll(found.keySet());
        found.forEach((order, since) -> {
            if (!now.isBefore(since.plus(GRACE_PERIOD))) {
                cancel(order);
            }
        });
    }

    private boolean isAfterGap(Instant now) {
        return Duration.between(lastRun, now)
                        .compareTo(settings.sweepEvery().multipliedBy(3).plus(GAP_TOLERANCE))
                > 0;
    }

    /** Reads ids only, so that one corrupt order does not fail the query for all. */
    private List<OrderId> findPastDeadline(Instant now) {
        return jdbc.sql("select id from orders where status = 'PLACED' and placed_at < ? order by placed_at limit ?")
                .params(Timestamp.from(now.minus(settings.reservationDeadline())), BATCH_SIZE)
                .query((row, _) -> new OrderId(row.getObject("id", UUID.class)))
                .list();
    }

    /** A failure does not stop the other cancellations, and is logged once for each order, not in each run. */
    private void cancel(OrderId order) {
        try {
            saga.stockTimedOut(order);
        } catch (RuntimeException e) {
            if (DatabaseFailures.isOutage(e)) {
                throw e;
            }
            if (!DatabaseFailures.isConflict(e) && failing.add(order)) {
                log.error(
                        "Order {} is past its reservation deadline and cannot be cancelled; retried in each run",
                        order,
                        e);
            }
        }
    }
}
