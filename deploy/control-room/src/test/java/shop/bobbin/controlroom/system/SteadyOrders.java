package shop.bobbin.controlroom.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Orders of new guests at a steady rate, each started on time, however long the ones before it take.
 *
 * @param perSecond how many are started
 */
record SteadyOrders(RunningShop shop, int perSecond) {

    private static final Duration LONGEST = Duration.ofSeconds(90);

    /** Starts orders for so long and returns how many were confirmed; throws what the first one failed with. */
    int during(Duration duration) throws Exception {
        var sku = new Merchandiser(shop).adds(1_000_000);
        var confirmed = new AtomicInteger();
        var failures = new ConcurrentLinkedQueue<Throwable>();
        run(duration, () -> {
            try {
                var guest = shop.guest();
                var order = guest.ended(guest.order(sku, "tok_ok"));
                assertThat(order.field("status")).isEqualTo("CONFIRMED");
                confirmed.incrementAndGet();
            } catch (RuntimeException | AssertionError e) {
                failures.add(e);
            }
        });
        assertThat(failures).isEmpty();
        return confirmed.get();
    }

    /** The same while something is broken: an order may be refused, an accepted one is kept by {@link RunningShop}. */
    void attemptDuring(Duration duration) throws Exception {
        run(duration, () -> {
            try {
                shop.guest().order("NOT-TAP-150", "tok_ok");
            } catch (UncheckedIOException | AssertionError refused) {
                // expected: what counts is what becomes of the accepted ones
            }
        });
    }

    /** Waits until the shop takes an order again and every accepted order has ended. */
    void waitUntilTheyEnd() {
        await().atMost(LONGEST)
                .ignoreExceptionsMatching(e -> e instanceof UncheckedIOException)
                .untilAsserted(() -> {
                    var guest = shop.guest();
                    assertThat(guest.ended(guest.order("NOT-TAP-150", "tok_ok")).field("status"))
                            .isEqualTo("CONFIRMED");
                });
        new Invariants(shop).hold();
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
