package shop.bobbin.recommendation.similarity;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * What has been counted for one product: how often it was chosen, its popularity, and the products that were chosen with it.
 * Each contribution adds to it. Above the limit of related items the least similar are dropped; those of the latest
 * contribution are dropped last, because a new product would otherwise never stay in the list.
 *
 * @param total how often the product was chosen; an order counts 1, a wish less
 */
public record ItemStatistics(double total, Popularity popularity, List<RelatedItem> related) {

    /** Less than this is the rounding error of a sum that should be 0. */
    private static final double ROUNDING_ERROR = 1e-9;

    public static final ItemStatistics EMPTY = new ItemStatistics(0, Popularity.ZERO, List.of());

    public ItemStatistics {
        Objects.requireNonNull(popularity, "popularity");
        related = List.copyOf(related);
    }

    /** @param totals the totals of other products, as far as this instance has them; needed to compute similarities */
    ItemStatistics plus(Contribution contribution, SimilaritySettings settings, ToDoubleFunction<Sku> totals) {
        var counts = new LinkedHashMap<Sku, Double>();
        related.forEach(item -> counts.put(item.sku(), item.coOccurrence()));
        contribution.with().forEach(sku -> counts.merge(sku, contribution.strength(), Double::sum));
        counts.values().removeIf(count -> count < ROUNDING_ERROR);
        double newTotal = Math.max(0, total + contribution.weight());
        dropLeastSimilar(counts, new HashSet<>(contribution.with()), newTotal, settings, totals);
        return new ItemStatistics(
                newTotal,
                popularity.plus(contribution.weight(), contribution.at(), settings.popularityHalfLife()),
                counts.entrySet().stream()
                        .map(entry -> new RelatedItem(entry.getKey(), entry.getValue()))
                        .toList());
    }

    private static void dropLeastSimilar(
            Map<Sku, Double> counts,
            Set<Sku> latest,
            double total,
            SimilaritySettings settings,
            ToDoubleFunction<Sku> totals) {
        int excess = counts.size() - settings.relatedItemsPerItem();
        if (excess <= 0) {
            return;
        }
        var similarity = settings.similarity();
        record Scored(Sku sku, boolean latest, double score) {}
        counts.entrySet().stream()
                .map(entry -> new Scored(
                        entry.getKey(),
                        latest.contains(entry.getKey()),
                        similarity.of(entry.getValue(), total, totals.applyAsDouble(entry.getKey()))))
                .sorted(Comparator.comparing(Scored::latest)
                        .thenComparingDouble(Scored::score)
                        .thenComparing(Scored::sku))
                .limit(excess)
                .toList()
                .forEach(scored -> counts.remove(scored.sku()));
    }
}
