package shop.bobbin.journeys.load;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import shop.bobbin.journeys.RunningShop;

/** A fixed number of customers who shop for a given time without a pause (closed workload). */
public record CustomerLoad(RunningShop shop, int customers, Duration duration) {

    private static final int UNLIMITED_STOCK = 1_000_000;

    /** Returns the number of confirmed orders; throws the first failure of any customer. */
    public int run() throws InterruptedException, ExecutionException {
        var sku = shop.merchandiser().addProduct(UNLIMITED_STOCK);
        var end = System.nanoTime() + duration.toNanos();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var orders = 0;
            for (var customer : threads.invokeAll(IntStream.range(0, customers)
                    .<Callable<Integer>>mapToObj(n -> () -> shopUntil(end, sku))
                    .toList())) {
                orders += customer.get();
            }
            return orders;
        }
    }

    private int shopUntil(long end, String sku) {
        var orders = 0;
        try (var guest = shop.guest()) {
            while (System.nanoTime() < end) {
                guest.browse("?size=20");
                guest.browse("?q=wool");
                guest.show(sku);
                guest.awaitEnd(guest.order(sku, "tok_ok")).requireConfirmed();
                orders++;
            }
        }
        return orders;
    }
}
