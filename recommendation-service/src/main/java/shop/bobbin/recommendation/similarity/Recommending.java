package shop.bobbin.recommendation.similarity;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Answers from the replica. Every answer is filled up to its limit: what is chosen together first, then the fallbacks in
 * the order of {@link Because}. Never in an answer: what was asked about, what the customer has, what cannot be bought.
 */
public final class Recommending {

    /** Of a customer's items the newest say most: each next one counts this share of the one before. */
    private static final double FADING = 0.9;

    private static final int SEEDS = 20;

    private final Replica replica;
    private final Similarity similarity;
    private final Duration halfLife;
    private final Clock clock;

    Recommending(Replica replica, SimilaritySettings settings, Clock clock) {
        this.replica = replica;
        this.similarity = settings.similarity();
        this.halfLife = settings.popularityHalfLife();
        this.clock = clock;
    }

    /** A product that is not known (yet) gets the popular ones: its first visitors may be faster than its event. */
    public List<Recommendation> forProduct(Sku sku, int limit) {
        return forBasket(List.of(sku), limit);
    }

    public List<Recommendation> forBasket(Collection<Sku> basket, int limit) {
        Map<Sku, Double> seeds = new LinkedHashMap<>();
        basket.forEach(sku -> seeds.put(sku, 1.0));
        return answer(seeds, new HashSet<>(basket), limit);
    }

    public List<Recommendation> forCustomer(CustomerId customer, int limit) {
        Taste taste = replica.tasteOf(customer).orElse(new Taste(List.of(), List.of()));
        Map<Sku, Double> seeds = new LinkedHashMap<>();
        fading(taste.bought(), seeds);
        fading(taste.wished(), seeds);
        Set<Sku> has = new HashSet<>(taste.bought());
        has.addAll(taste.wished());
        return answer(seeds, has, limit);
    }

    public List<Recommendation> trending(int limit) {
        return answer(Map.of(), Set.of(), limit);
    }

    private static void fading(List<Sku> newestFirst, Map<Sku, Double> seeds) {
        double weight = 1;
        for (Sku sku : newestFirst.stream().limit(SEEDS).toList()) {
            seeds.merge(sku, weight, Double::sum);
            weight *= FADING;
        }
    }

    private List<Recommendation> answer(Map<Sku, Double> seeds, Set<Sku> excluded, int limit) {
        Set<Sku> taken = new HashSet<>(excluded);
        return Stream.of(
                        chosenTogether(seeds),
                        sameCategoryInstead(seeds.keySet()),
                        popularInstead(),
                        catalogueOrderInstead())
                .flatMap(source -> source)
                .filter(candidate -> candidate.product().canBeBought())
                .filter(candidate -> taken.add(candidate.product().sku()))
                .limit(limit)
                .toList();
    }

    private Stream<Recommendation> chosenTogether(Map<Sku, Double> seeds) {
        Map<Sku, Double> scores = new HashMap<>();
        seeds.forEach((seed, weight) -> {
            Companions known = replica.companionsOf(seed);
            known.others()
                    .forEach(other -> scores.merge(
                            other.sku(),
                            weight * similarity.of(other.together(), known.total(), replica.totalOf(other.sku())),
                            Double::sum));
        });
        return scores.entrySet().stream()
                .sorted(Map.Entry.<Sku, Double>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .flatMap(entry -> replica.product(entry.getKey()).stream()
                        .map(product -> new Recommendation(product, entry.getValue(), Because.BOUGHT_TOGETHER)));
    }

    /** Too little is known of the items themselves: what sells beside them on their shelves. */
    private Stream<Recommendation> sameCategoryInstead(Collection<Sku> items) {
        Set<Category> categories = new LinkedHashSet<>();
        items.forEach(sku -> replica.product(sku).ifPresent(product -> categories.add(product.category())));
        return categories.stream()
                .flatMap(replica::popularIn)
                .map(product -> byPopularity(product, Because.SAME_CATEGORY));
    }

    /** Nothing is known of the items, not even where they stand: what sells best in these days. */
    private Stream<Recommendation> popularInstead() {
        return replica.popular().map(product -> byPopularity(product, Because.POPULAR));
    }

    /** A shop that has sold nothing yet, or too few different things. */
    private Stream<Recommendation> catalogueOrderInstead() {
        return replica.inCatalogueOrder().map(product -> new Recommendation(product, 0, Because.IN_CATALOGUE));
    }

    private Recommendation byPopularity(Product product, Because because) {
        Popularity popularity = replica.companionsOf(product.sku()).popularity();
        return new Recommendation(product, popularity.valueAt(clock.instant(), halfLife), because);
    }
}
