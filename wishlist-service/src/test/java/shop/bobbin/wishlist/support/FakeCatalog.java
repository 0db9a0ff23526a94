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

/** A fake catalog service, which publishes products to its topic. The wishlist service does not call it over HTTP. */
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

    public TestTopics topics() {
        return topics;
    }

    /** Creates a product that no other test uses, in stock, and waits until the replica has it; returns its SKU. */
    public String newProduct(int price) {
        var sku = "TEST-" + count.incrementAndGet();
        publishAndAwait(sku, 1, price, "IN_STOCK");
        return sku;
    }

    /** Publishes a version of a product and waits until the replica has it. */
    public void publishAndAwait(String sku, long version, int price, String availability) {
        publish(sku, version, price, availability, false);
        await().until(() -> findReplicated(sku)
                .filter(product -> product.version() >= version)
                .isPresent());
    }

    public void discontinue(String sku, long version, int price) {
        publish(sku, version, price, "OUT", true);
        await().until(() -> findReplicated(sku).filter(Product::discontinued).isPresent());
    }

    /** Publishes without waiting. */
    public void publish(String sku, long version, int price, String availability, boolean discontinued) {
        publish(UUID.randomUUID().toString(), sku, version, price, availability, discontinued);
    }

    public void publish(String id, String sku, long version, int price, String availability, boolean discontinued) {
        topics.publish(TOPIC, sku, TYPE, id, body(sku, version, price, availability, discontinued));
    }

    /** Waits until the service has consumed all events that are in the topic. */
    public void awaitConsumed() {
        topics.awaitConsumed("wishlist-service.products", TOPIC);
    }

    public Optional<Product> findReplicated(String sku) {
        return Optional.ofNullable(products.findAll(List.of(new Sku(sku))).get(new Sku(sku)));
    }

    private static String body(String sku, long version, int price, String availability, boolean discontinued) {
        return """
                {"sku":"%s","version":%d,"name":"Fine %s","category":"yarn","tags":["wool"],"availability":"%s",
                 "price":{"amount":%d,"currency":"EUR"},"picture":"/pictures/%s.svg","discontinued":%s}
                """.formatted(sku, version, sku, availability, price, sku, discontinued);
    }
}
