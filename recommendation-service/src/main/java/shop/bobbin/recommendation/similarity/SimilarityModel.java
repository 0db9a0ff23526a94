package shop.bobbin.recommendation.similarity;

import java.time.Instant;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The rules by which a signal changes the state: first the history of its customer, then the statistics of each product to
 * which that change contributes. It also defines the limits of the state, and has none itself.
 */
@Component
public class SimilarityModel {

    private final SimilaritySettings settings;

    SimilarityModel(SimilaritySettings settings) {
        this.settings = settings;
    }

    /**
     * Whether histories must be evicted from a partition.
     *
     * @param customers how many histories it has
     * @param entries the sum of their {@link History#size()}
     */
    public boolean exceedsHistoryLimit(long customers, long entries) {
        return customers > settings.customersPerPartition() || entries > settings.historyEntriesPerPartition();
    }

    /**
     * Whether the statistics of products must be evicted from a partition.
     *
     * @param items the number of products with statistics in it
     */
    public boolean exceedsItemLimit(long items) {
        return items > settings.itemsPerPartition();
    }

    /** The popularity by which products are compared; those with the lowest score are evicted first. */
    public double popularityScore(ItemStatistics statistics) {
        return statistics.popularity().rank(settings.popularityHalfLife());
    }

    /** @param before null for a customer without a history: a new one, or one whose history was evicted */
    public History.Update updateHistory(@Nullable History before, Signal signal) {
        return (before == null ? History.EMPTY : before).apply(signal, settings);
    }

    public boolean isExpired(History history, Instant now) {
        return history.lastSeen().isBefore(now.minus(settings.customerRetention()));
    }

    /** @param totals the total weight of other products, 0 for those that this instance does not have; for the similarities */
    public ItemStatistics updateItem(ItemStatistics current, Contribution contribution, ToDoubleFunction<Sku> totals) {
        return current.plus(contribution, settings, totals);
    }
}
