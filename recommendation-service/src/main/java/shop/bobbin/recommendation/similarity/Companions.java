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
 * What is known of one item: how much it was chosen, how popular it is now, and what it was chosen with. Grows with each
 * contribution and stays bounded: beyond the limit the least similar companions are forgotten, and those that have
 * just been seen last of all, so that a newcomer can make its way.
 */
public record Companions(double total, Popularity popularity, List<Companion> others) {

    private static final double NOTHING = 1e-9;

    public static final Companions NONE = new Companions(0, Popularity.NONE, List.of());

    public Companions {
        Objects.requireNonNull(popularity, "popularity");
        others = List.copyOf(others);
    }

    /** @param totals how much the other items were chosen in all, as far as known; decides who is forgotten */
    Companions plus(Contribution contribution, SimilaritySettings settings, ToDoubleFunction<Sku> totals) {
        Map<Sku, Double> counts = new LinkedHashMap<>();
        others.forEach(other -> counts.put(other.sku(), other.together()));
        contribution.with().forEach(sku -> counts.merge(sku, contribution.strength(), Double::sum));
        counts.values().removeIf(count -> count < NOTHING);
        double newTotal = Math.max(0, total + contribution.weight());
        forgetTheLeastSimilar(counts, new HashSet<>(contribution.with()), newTotal, settings, totals);
        return new Companions(
                newTotal,
                popularity.plus(contribution.weight(), contribution.at(), settings.popularityHalfLife()),
                counts.entrySet().stream()
                        .map(entry -> new Companion(entry.getKey(), entry.getValue()))
                        .toList());
    }

    private static void forgetTheLeastSimilar(
            Map<Sku, Double> counts,
            Set<Sku> justSeen,
            double total,
            SimilaritySettings settings,
            ToDoubleFunction<Sku> totals) {
        int tooMany = counts.size() - settings.companionsPerItem();
        if (tooMany <= 0) {
            return;
        }
        Similarity similarity = settings.similarity();
        record Scored(Sku sku, boolean justSeen, double score) {}
        counts.entrySet().stream()
                .map(entry -> new Scored(
                        entry.getKey(),
                        justSeen.contains(entry.getKey()),
                        similarity.of(entry.getValue(), total, totals.applyAsDouble(entry.getKey()))))
                .sorted(Comparator.comparing(Scored::justSeen)
                        .thenComparingDouble(Scored::score)
                        .thenComparing(Scored::sku))
                .limit(tooMany)
                .toList()
                .forEach(scored -> counts.remove(scored.sku()));
    }
}
