package shop.bobbin.journeys.load;

import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import shop.bobbin.journeys.JourneyFailedException;
import shop.bobbin.journeys.RunningShop;

/**
 * Places orders of new guests at a fixed rate, independent of the response times (open workload).
 *
 * @param perSecond the number of orders to start per second
 */
public record SteadyOrders(RunningShop shop, String sku, int perSecond) {

    /** Places orders for this time and returns the number of confirmed orders; throws if any order fails. */
    public int during(Duration duration) throws InterruptedException {
        var confirmed = new AtomicInteger();
        var failures = new ConcurrentLinkedQueue<RuntimeException>();
        run(duration, () -> {
            try {
                placeOne();
                confirmed.incrementAndGet();
            } catch (RuntimeException e) {
                failures.add(e);
            }
        });
        if (!failures.isEmpty()) {
            throw new JourneyFailedException(failures.size() + " orders failed, the first one: " + failures.peek());
        }
        return confirmed.get();
    }

    /** Places orders during an outage: they may be refused; the accepted ones are recorded by the shop. */
    public void attemptDuring(Duration duration) throws InterruptedException {
        run(duration, () -> {
            try (var guest = shop.guest()) {
                guest.order(sku, "tok_ok");
            } catch (JourneyFailedException refused) {
                // Expected during an outage: only accepted orders count.
            }
        });
    }

    /** Places one order and waits for its confirmation; throws if it fails. */
    public void placeOne() {
        try (var guest = shop.guest()) {
            guest.awaitEnd(guest.order(sku, "tok_ok")).requireConfirmed();
        }
    }

    private void run(Duration duration, Runnable order) throws InterruptedException {
        try (var shoppers = Executors.newVirtualThreadPerTaskExecutor();
                var timer = Executors.newSingleThreadScheduledExecutor()) {
            var _ = timer.scheduleAtFixedRate(
                    () -> shoppers.execute(order), 0, 1_000_000 / perSecond, TimeUnit.MICROSECONDS);
            boolean unused = timer.awaitTermination(duration.toMillis(), TimeUnit.MILLISECONDS);
            timer.shutdownNow();
        }
    }
}
