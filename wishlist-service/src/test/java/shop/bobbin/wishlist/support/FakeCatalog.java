package shop.bobbin.wishlist.support;

import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import shop.bobbin.testing.TestTopics;
import shop.bobbin.wishlist.Sku;
import shop.bobbin.wishlist.products.Product;
import shop.bobbin.wishlist.products.Products;

/** The catalog, as far as wishlists have to do with it: it tells of products, and is never asked. */
public final class FakeCatalog {

    private static final String TOPIC = "catalog.products";
    private static final String TYPE = "catalog.product.changed.v1";

    private final TestTopics topics;
    private final Products products;
    private final AtomicInteger count = new AtomicInteger();

    FakeCatalog(TestTopics topics, Products products) {
        this.topics = topics;
        this.products = products;
    }

    /** Where it tells, and where others tell. */
    public TestTopics topics() {
        return topics;
    }

    /** A product that no other test has to do with, in stock, at this price; the service knows it when this returns. */
    public String newProduct(int price) {
        var sku = "TEST-" + count.incrementAndGet();
        tell(sku, 1, price, "IN_STOCK");
        return sku;
    }

    /** Tells it, and waits until the service has taken it over. */
    public void tell(String sku, long version, int price, String availability) {
        send(sku, version, price, availability, false);
        await().until(() ->
                known(sku).filter(product -> product.version() >= version).isPresent());
    }

    public void discontinue(String sku, long version, int price) {
        send(sku, version, price, "OUT", true);
        await().until(() -> known(sku).filter(Product::discontinued).isPresent());
    }

    /** Tells it and does not wait, for what the service is not to take over. */
    public String send(String sku, long version, int price, String availability, boolean discontinued) {
        var id = UUID.randomUUID().toString();
        send(id, sku, version, price, availability, discontinued);
        return id;
    }

    public void send(String id, String sku, long version, int price, String availability, boolean discontinued) {
        topics.publish(TOPIC, sku, TYPE, id, body(sku, version, price, availability, discontinued));
    }

    /** Returns when the service has handled all that has been told so far. */
    public void settle() {
        topics.awaitConsumed("wishlist-service.products", TOPIC);
    }

    public Optional<Product> known(String sku) {
        return Optional.ofNullable(products.of(List.of(new Sku(sku))).get(new Sku(sku)));
    }

    private static String body(String sku, long version, int price, String availability, boolean discontinued) {
        return """
                {"sku":"%s","version":%d,"name":"Fine %s","category":"yarn","tags":["wool"],"availability":"%s",
                 "price":{"amount":%d,"currency":"EUR"},"picture":"/pictures/%s.svg","discontinued":%s}
                """.formatted(sku, version, sku, availability, price, sku, discontinued);
    }
}
