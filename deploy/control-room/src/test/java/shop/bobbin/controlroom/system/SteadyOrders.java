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
 * Places orders of new guests at a fixed rate, independent of the response times (open workload).
 *
 * @param perSecond the number of orders to start per second
 */
record SteadyOrders(RunningShop shop, int perSecond) {

    private static final Duration TIMEOUT = Duration.ofSeconds(90);

    /** Places orders for this time, fails if any order fails, and returns the number of confirmed orders. */
    int during(Duration duration) throws Exception {
        var sku = new Merchandiser(shop).addProduct(1_000_000);
        var confirmed = new AtomicInteger();
        var failures = new ConcurrentLinkedQueue<Throwable>();
        run(duration, () -> {
            try {
                var guest = shop.guest();
                var order = guest.awaitEnd(guest.order(sku, "tok_ok"));
                assertThat(order.field("status")).isEqualTo("CONFIRMED");
                confirmed.incrementAndGet();
            } catch (RuntimeException | AssertionError e) {
                failures.add(e);
            }
        });
        assertThat(failures).isEmpty();
        return confirmed.get();
    }

    /** Places orders during an outage: orders may be rejected, accepted ones are recorded by {@link RunningShop}. */
    void attemptDuring(Duration duration) throws Exception {
        run(duration, () -> {
            try {
                shop.guest().order("NOT-TAP-150", "tok_ok");
            } catch (UncheckedIOException | AssertionError rejected) {
                // Expected during an outage: only accepted orders count.
            }
        });
    }

    /** Waits until the shop confirms a new order and all accepted orders have a final status. */
    void awaitRecovery() {
        await().atMost(TIMEOUT)
                .ignoreExceptionsMatching(e -> e instanceof UncheckedIOException)
                .untilAsserted(() -> {
                    var guest = shop.guest();
                    assertThat(guest.awaitEnd(guest.order("NOT-TAP-150", "tok_ok"))
                                    .field("status"))
                            .isEqualTo("CONFIRMED");
                });
        new Invariants(shop).verify();
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
