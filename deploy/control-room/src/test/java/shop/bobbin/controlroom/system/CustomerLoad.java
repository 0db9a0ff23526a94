package shop.bobbin.controlroom.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/**
 * Generates load for a given time: each customer repeatedly browses, fills a basket, orders and waits for the result.
 */
record CustomerLoad(RunningShop shop, int customers, Duration duration) {

    private static final int UNLIMITED_STOCK = 1_000_000;

    /** Returns the number of confirmed orders; throws the first failure of any customer. */
    int run() throws Exception {
        var sku = new Merchandiser(shop).addProduct(UNLIMITED_STOCK);
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
        var guest = shop.guest();
        var orders = 0;
        while (System.nanoTime() < end) {
            for (var path : new String[] {"/api/products?size=20", "/api/products?q=wool", "/api/products/" + sku}) {
                assertThat(guest.get(path).status()).isEqualTo(200);
            }
            assertThat(guest.awaitEnd(guest.order(sku, "tok_ok")).field("status"))
                    .isEqualTo("CONFIRMED");
            orders++;
        }
        return orders;
    }
}
