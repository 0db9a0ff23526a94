package shop.bobbin.recommendation.similarity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Default settings, products and signals for tests. A test overrides only the values that matter to it. */
public final class TestData {

    public static final Instant NOON = Instant.parse("2025-03-01T12:00:00Z");
    public static final CustomerId ADA = new CustomerId("customer-ada");

    private TestData() {}

    static SimilaritySettings settings() {
        return settings(100, 5);
    }

    static SimilaritySettings settings(int relatedItemsPerItem, double shrinkage) {
        return settings(relatedItemsPerItem, shrinkage, 5_000, 50_000, 1_000);
    }

    private static SimilaritySettings settings(
            int relatedItemsPerItem, double shrinkage, int customers, int historyEntries, int items) {
        return new SimilaritySettings(
                relatedItemsPerItem,
                50,
                50,
                20,
                0.25,
                shrinkage,
                Duration.ofDays(7),
                Duration.ofDays(90),
                50,
                customers,
                historyEntries,
                items);
    }

    public static SimilarityModel model() {
        return new SimilarityModel(settings());
    }

    /** With other limits of the state of a partition. */
    public static SimilarityModel model(int customers, int historyEntries, int items) {
        return new SimilarityModel(settings(100, 5, customers, historyEntries, items));
    }

    public static Replica replica() {
        return new Replica(settings());
    }

    public static Recommending recommending(Replica replica) {
        return new Recommending(replica, settings(), Clock.fixed(NOON, ZoneOffset.UTC));
    }

    public static Sku sku(String value) {
        return new Sku(value);
    }

    static List<Sku> skus(String... values) {
        return Stream.of(values).map(Sku::new).toList();
    }

    public static Product product(String sku, String category) {
        return product(sku, category, Availability.IN_STOCK, false);
    }

    static Product product(String sku, String category, Availability availability, boolean discontinued) {
        return new Product(
                new Sku(sku),
                1,
                "Name of " + sku,
                new Category(category),
                new Money(1250, "EUR"),
                availability,
                "/pictures/" + sku + ".svg",
                discontinued);
    }

    /** An order with a new id. */
    static Signal.Ordered order(String... skus) {
        return new Signal.Ordered(newOrder(), ADA, skus(skus), NOON);
    }

    static OrderId newOrder() {
        return new OrderId(UUID.randomUUID().toString());
    }

    static Signal.Wished wished(String sku, long version) {
        return new Signal.Wished(ADA, sku(sku), version, NOON);
    }

    static Signal.Unwished unwished(String sku, long version) {
        return new Signal.Unwished(ADA, sku(sku), version, NOON);
    }
}
