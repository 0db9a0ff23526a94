package shop.bobbin.recommendation.similarity;

import java.time.Instant;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How signals change the state: first the history of one customer, then the statistics of each product of the signal. It
 * also has the limits of that state. It keeps no state itself.
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

    /** Whether the statistics of products must be evicted from a partition that has those of {@code items} products. */
    public boolean exceedsItemLimit(long items) {
        return items > settings.itemsPerPartition();
    }

    /** The rank of a product; the lowest are evicted first. */
    public double popularityRank(ItemStatistics statistics) {
        return statistics.popularity().rank(settings.popularityHalfLife());
    }

    /** @param before null for a customer without a history: a new one, or one whose history was evicted */
    public History.Update updateHistory(@Nullable History before, Signal signal) {
        return (before == null ? History.EMPTY : before).apply(signal, settings);
    }

    public boolean isExpired(History history, Instant now) {
        return history.lastSeen().isBefore(now.minus(settings.customerRetention()));
    }

    /** @param totals the totals of other products, as far as this instance has them; needed to compute similarities */
    public ItemStatistics updateItem(ItemStatistics before, Contribution contribution, ToDoubleFunction<Sku> totals) {
        return before.plus(contribution, settings, totals);
    }
}
