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

/**
 * Everything an answer needs, of all keys, in this instance's memory. Each instance reads the three topics behind it in
 * full, so any instance answers for any product and customer, without asking a peer and while peers are down; why, and
 * what it costs, is in {@code docs/adr/0010-replicate-recommendation-answers.md}.
 *
 * <p>One thread writes, many read. A reader sees each item as it was before or after a change; one that moves in the
 * ranking may for an instant be seen at both places, never at none.
 */
public final class Replica {

    private record Place(double rank, Sku sku, Category category) implements Comparable<Place> {

        @Override
        public int compareTo(Place other) {
            int byRank = Double.compare(other.rank, rank);
            return byRank != 0 ? byRank : sku.compareTo(other.sku);
        }
    }

    private static final int MOST_NAMES = 50_000;

    private final Duration halfLife;
    private final ConcurrentNavigableMap<Sku, Product> products = new ConcurrentSkipListMap<>();
    private final Map<Sku, Companions> companions = new ConcurrentHashMap<>();
    private final Map<CustomerId, Taste> tastes = new ConcurrentHashMap<>();
    private final Map<Sku, Place> places = new ConcurrentHashMap<>();
    private final NavigableSet<Place> ranking = new ConcurrentSkipListSet<>();
    private final Map<Category, NavigableSet<Place>> shelves = new ConcurrentHashMap<>();
    private final Map<Sku, Sku> names = new ConcurrentHashMap<>();
    private volatile boolean complete;

    Replica(SimilaritySettings settings) {
        this.halfLife = settings.popularityHalfLife();
    }

    /** Everything that was in the topics when this instance started has been read: answers are whole from now on. */
    public void complete() {
        complete = true;
    }

    public boolean isComplete() {
        return complete;
    }

    /** What comes late is discarded by the product's version. */
    public synchronized void put(Product product) {
        Product known = products.get(product.sku());
        if (known == null || known.version() <= product.version()) {
            products.put(named(product.sku()), product);
            rank(product.sku());
        }
    }

    public synchronized void remove(Sku product) {
        products.remove(product);
        rank(product);
    }

    public synchronized void put(Sku item, Companions known) {
        // The same few skus occur in thousands of lists: each is kept once.
        companions.put(
                named(item),
                new Companions(
                        known.total(),
                        known.popularity(),
                        known.others().stream()
                                .map(other -> new Companion(named(other.sku()), other.together()))
                                .toList()));
        rank(item);
    }

    public void put(CustomerId customer, Taste taste) {
        tastes.put(
                customer,
                new Taste(
                        taste.bought().stream().map(this::named).toList(),
                        taste.wished().stream().map(this::named).toList()));
    }

    public synchronized void removeCompanions(Sku item) {
        companions.remove(item);
        rank(item);
    }

    public void remove(CustomerId customer) {
        tastes.remove(customer);
    }

    /** How much an item was chosen in all, as far as it is known here. */
    public double totalOf(Sku item) {
        return companionsOf(item).total();
    }

    public int products() {
        return products.size();
    }

    /** How many items have companions or a popularity. */
    public int items() {
        return companions.size();
    }

    public int customers() {
        return tastes.size();
    }

    Optional<Product> product(Sku sku) {
        return Optional.ofNullable(products.get(sku));
    }

    Companions companionsOf(Sku item) {
        return companions.getOrDefault(item, Companions.NONE);
    }

    Optional<Taste> tasteOf(CustomerId customer) {
        return Optional.ofNullable(tastes.get(customer));
    }

    /** Products with any popularity, the most popular first. */
    Stream<Product> popular() {
        return products(ranking);
    }

    /** All products of a category: popular ones first, the rest in the catalogue's order. */
    Stream<Product> popularIn(Category category) {
        NavigableSet<Place> shelf = shelves.get(category);
        return shelf == null ? Stream.empty() : products(shelf);
    }

    Stream<Product> inCatalogueOrder() {
        return products.values().stream();
    }

    private Stream<Product> products(NavigableSet<Place> ranked) {
        return ranked.stream().flatMap(place -> product(place.sku()).stream());
    }

    private void rank(Sku sku) {
        Place before = places.get(sku);
        Place after = placeOf(sku);
        if (after == null) {
            places.remove(sku);
        } else {
            places.put(named(sku), after);
            shelves.computeIfAbsent(after.category(), category -> new ConcurrentSkipListSet<>())
                    .add(after);
            if (after.rank() > Double.NEGATIVE_INFINITY) {
                ranking.add(after);
            }
        }
        if (before != null && !before.equals(after)) {
            ranking.remove(before);
            shelves.computeIfPresent(before.category(), (category, shelf) -> {
                shelf.remove(before);
                return shelf.isEmpty() ? null : shelf;
            });
        }
    }

    private @Nullable Place placeOf(Sku sku) {
        Product product = products.get(sku);
        return product == null
                ? null
                : new Place(companionsOf(sku).popularity().rank(halfLife), named(sku), product.category());
    }

    private Sku named(Sku sku) {
        if (names.size() >= MOST_NAMES) {
            names.clear(); // only costs memory: equal skus are then kept more than once
        }
        return names.computeIfAbsent(sku, name -> name);
    }
}
