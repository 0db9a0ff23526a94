package shop.bobbin.journeys;

import java.net.URI;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A guest's purchase of one piece of the first product in stock, step by step.
 *
 * @param steps receives a line with the duration of each completed step
 */
public record GuestPurchase(URI gateway, Consumer<String> steps) {

    /** Returns the order in its final status; throws when a step fails. */
    public OrderState run(String cardToken) {
        try (var guest = step("start a guest session", () -> Shopper.guest(gateway))) {
            var products = step("list the products", () -> guest.browse(""));
            var sku = products.stream()
                    .filter(Product::inStock)
                    .findFirst()
                    .orElseThrow(() -> new JourneyFailedException("No product is in stock: " + products))
                    .sku();
            step("show " + sku, () -> guest.show(sku));
            step("put one " + sku + " into the basket", () -> guest.fill(sku, 1));
            var order = step(
                    "place the order",
                    () -> guest.checkout(UUID.randomUUID().toString(), cardToken)
                            .accepted());
            return step(
                    "wait for the result",
                    () -> guest.awaitEnd(order),
                    ended -> ended.status().name());
        }
    }

    private void step(String what, Runnable action) {
        var _ = step(what, () -> {
            action.run();
            return "";
        });
    }

    private <T> T step(String what, Supplier<T> action) {
        return step(what, action, result -> "");
    }

    private <T> T step(String what, Supplier<T> action, Function<T, String> remark) {
        var begin = System.nanoTime();
        var result = action.get();
        steps.accept("%6d ms  %s  %s"
                .formatted((System.nanoTime() - begin) / 1_000_000, what, remark.apply(result))
                .stripTrailing());
        return result;
    }
}
