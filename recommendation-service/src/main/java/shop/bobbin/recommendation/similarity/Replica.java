package shop.bobbin.recommendation.similarity;

import java.time.Duration;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * This instance's replica, in memory, of all products, item statistics and customer profiles. Each instance reads the three
 * topics behind it in full, so each can serve any request, also while others are down. The decision and its costs are in
 * {@code docs/adr/0010-replicate-recommendation-answers.md}.
 *
 * <p>One thread writes, many read without locks. A reader sees each entry before or after a change; a product whose rank
 * changes may for a moment be in the ranking twice, but is never absent from it.
 */
@Component
public class Replica {

    /** The most popular first, then by sku. */
    private record Ranked(double rank, Sku sku, Category category) implements Comparable<Ranked> {

        @Override
        public int compareTo(Ranked other) {
            int byRank = Double.compare(other.rank, rank);
            return byRank != 0 ? byRank : sku.compareTo(other.sku);
        }
    }

    private static final int MAX_INTERNED = 50_000;

    private final Duration halfLife;
    private final ConcurrentNavigableMap<Sku, Product> products = new ConcurrentSkipListMap<>();
    private final Map<Sku, ItemStatistics> statistics = new ConcurrentHashMap<>();
    private final Map<CustomerId, CustomerProfile> profiles = new ConcurrentHashMap<>();
    private final Map<Sku, Ranked> ranks = new ConcurrentHashMap<>();
    private final NavigableSet<Ranked> ranking = new ConcurrentSkipListSet<>();
    private final Map<Category, NavigableSet<Ranked>> byCategory = new ConcurrentHashMap<>();
    private final Map<Sku, Sku> interned = new ConcurrentHashMap<>();
    private volatile boolean complete;

    Replica(SimilaritySettings settings) {
        this.halfLife = settings.popularityHalfLife();
    }

    /** To be called when the topics have been read up to the ends that they had when this instance started. */
    public void markComplete() {
        complete = true;
    }

    public boolean isComplete() {
        return complete;
    }

    /** Ignores a product with an older version than the present one. */
    public synchronized void put(Product product) {
        Product present = products.get(product.sku());
        if (present == null || present.version() <= product.version()) {
            products.put(intern(product.sku()), product);
            rank(product.sku());
        }
    }

    public synchronized void remove(Sku product) {
        products.remove(product);
        rank(product);
    }

    public synchronized void put(Sku item, ItemStatistics newStatistics) {
        statistics.put(
                intern(item),
                new ItemStatistics(
                        newStatistics.total(),
                        newStatistics.popularity(),
                        newStatistics.related().stream()
                                .map(related -> new RelatedItem(intern(related.sku()), related.coOccurrence()))
                                .toList()));
        rank(item);
    }

    public void put(CustomerId customer, CustomerProfile profile) {
        profiles.put(
                customer,
                new CustomerProfile(
                        profile.bought().stream().map(this::intern).toList(),
                        profile.wished().stream().map(this::intern).toList()));
    }

    public synchronized void removeStatistics(Sku item) {
        statistics.remove(item);
        rank(item);
    }

    public void remove(CustomerId customer) {
        profiles.remove(customer);
    }

    /** How often an item was chosen ({@link ItemStatistics#total()}); 0 for an unknown one. */
    public double totalOf(Sku item) {
        return statisticsOf(item).total();
    }

    /** The number of products. */
    public int products() {
        return products.size();
    }

    /** The number of products with statistics. */
    public int items() {
        return statistics.size();
    }

    /** The number of customers with a profile. */
    public int customers() {
        return profiles.size();
    }

    Optional<Product> product(Sku sku) {
        return Optional.ofNullable(products.get(sku));
    }

    ItemStatistics statisticsOf(Sku item) {
        return statistics.getOrDefault(item, ItemStatistics.EMPTY);
    }

    Optional<CustomerProfile> profileOf(CustomerId customer) {
        return Optional.ofNullable(profiles.get(customer));
    }

    /** Products with a popularity above 0, the most popular first. */
    Stream<Product> popular() {
        return products(ranking);
    }

    /** All products of a category: popular ones first, the others by sku. */
    Stream<Product> popularIn(Category category) {
        NavigableSet<Ranked> ranked = byCategory.get(category);
        return ranked == null ? Stream.empty() : products(ranked);
    }

    /** All products by sku. */
    Stream<Product> inCatalogOrder() {
        return products.values().stream();
    }

    private Stream<Product> products(NavigableSet<Ranked> ranked) {
        return ranked.stream().flatMap(each -> product(each.sku()).stream());
    }

    /** Updates the place of a product in the rankings, after a change of the product or of its statistics. */
    private void rank(Sku sku) {
        Ranked before = ranks.get(sku);
        Ranked after = ranked(sku);
        if (after == null) {
            ranks.remove(sku);
        } else {
            ranks.put(intern(sku), after);
            byCategory
                    .computeIfAbsent(after.category(), category -> new ConcurrentSkipListSet<>())
                    .add(after);
            if (after.rank() > Double.NEGATIVE_INFINITY) {
                ranking.add(after);
            }
        }
        if (before != null && !before.equals(after)) {
            ranking.remove(before);
            byCategory.computeIfPresent(before.category(), (category, ranked) -> {
                ranked.remove(before);
                return ranked.isEmpty() ? null : ranked;
            });
        }
    }

    private @Nullable Ranked ranked(Sku sku) {
        Product product = products.get(sku);
        return product == null
                ? null
                : new Ranked(statisticsOf(sku).popularity().rank(halfLife), intern(sku), product.category());
    }

    /** Returns one instance for equal skus, which saves memory: the same few occur in thousands of lists. */
    private Sku intern(Sku sku) {
        if (interned.size() >= MAX_INTERNED) {
            interned.clear(); // costs memory only: equal skus then have several instances
        }
        return interned.computeIfAbsent(sku, same -> same);
    }
}
