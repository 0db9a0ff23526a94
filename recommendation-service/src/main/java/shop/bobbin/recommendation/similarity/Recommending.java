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
import org.springframework.stereotype.Component;

/**
 * Computes recommendations from the replica. Each list is filled up to its limit: first with products that were chosen
 * together with the seed items, then with the fallbacks in the order of {@link Reason}. A list never has the seed items
 * themselves, items that the customer has bought or wished for, or products that are not available.
 */
@Component
public class Recommending {

    /** Newer items of a customer count more: the weight of each next one is multiplied by this. */
    private static final double RECENCY_DECAY = 0.9;

    private static final int MAX_SEEDS = 20;

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

    /** For an unknown product popular products: requests for a new product may arrive before its event does. */
    public List<Recommendation> forProduct(Sku sku, int limit) {
        return forBasket(List.of(sku), limit);
    }

    public List<Recommendation> forBasket(Collection<Sku> basket, int limit) {
        var seeds = new LinkedHashMap<Sku, Double>();
        basket.forEach(sku -> seeds.put(sku, 1.0));
        return recommend(seeds, new HashSet<>(basket), limit);
    }

    public List<Recommendation> forCustomer(CustomerId customer, int limit) {
        CustomerProfile profile = replica.profileOf(customer).orElse(CustomerProfile.EMPTY);
        var seeds = new LinkedHashMap<Sku, Double>();
        addSeeds(seeds, profile.bought());
        addSeeds(seeds, profile.wished());
        var excluded = new HashSet<>(profile.bought());
        excluded.addAll(profile.wished());
        return recommend(seeds, excluded, limit);
    }

    public List<Recommendation> trending(int limit) {
        return recommend(Map.of(), Set.of(), limit);
    }

    private static void addSeeds(Map<Sku, Double> seeds, List<Sku> newestFirst) {
        double weight = 1;
        for (Sku sku : newestFirst.stream().limit(MAX_SEEDS).toList()) {
            seeds.merge(sku, weight, Double::sum);
            weight *= RECENCY_DECAY;
        }
    }

    /** @param seeds the items that recommendations are wanted for, with their weights */
    private List<Recommendation> recommend(Map<Sku, Double> seeds, Set<Sku> excluded, int limit) {
        var seen = new HashSet<>(excluded);
        return Stream.of(boughtTogether(seeds), sameCategory(seeds.keySet()), popular(), inCatalogOrder())
                .flatMap(candidates -> candidates)
                .filter(candidate -> candidate.product().isAvailable())
                .filter(candidate -> seen.add(candidate.product().sku()))
                .limit(limit)
                .toList();
    }

    /** The score of a candidate is the weighted sum of its similarities to the seeds. */
    private Stream<Recommendation> boughtTogether(Map<Sku, Double> seeds) {
        var scores = new HashMap<Sku, Double>();
        seeds.forEach((seed, weight) -> {
            ItemStatistics statistics = replica.statisticsOf(seed);
            statistics
                    .related()
                    .forEach(item -> scores.merge(
                            item.sku(),
                            weight
                                    * similarity.of(
                                            item.coOccurrence(), statistics.total(), replica.totalOf(item.sku())),
                            Double::sum));
        });
        return scores.entrySet().stream()
                .sorted(Map.Entry.<Sku, Double>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .flatMap(entry -> replica.product(entry.getKey()).stream()
                        .map(product -> new Recommendation(product, entry.getValue(), Reason.BOUGHT_TOGETHER)));
    }

    /** The first fallback: popular products of the categories of the seeds. */
    private Stream<Recommendation> sameCategory(Collection<Sku> seeds) {
        var categories = new LinkedHashSet<Category>();
        seeds.forEach(sku -> replica.product(sku).ifPresent(product -> categories.add(product.category())));
        return categories.stream()
                .flatMap(replica::popularIn)
                .map(product -> byPopularity(product, Reason.SAME_CATEGORY));
    }

    /** The second fallback: popular products of all categories. */
    private Stream<Recommendation> popular() {
        return replica.popular().map(product -> byPopularity(product, Reason.POPULAR));
    }

    /** The last fallback, for a shop that has sold nothing or only a few products. */
    private Stream<Recommendation> inCatalogOrder() {
        return replica.inCatalogOrder().map(product -> new Recommendation(product, 0, Reason.IN_CATALOG));
    }

    private Recommendation byPopularity(Product product, Reason reason) {
        Popularity popularity = replica.statisticsOf(product.sku()).popularity();
        return new Recommendation(product, popularity.valueAt(clock.instant(), halfLife), reason);
    }
}
