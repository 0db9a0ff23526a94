package shop.bobbin.recommendation.similarity;

import java.time.Instant;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** What is made of signals, one customer and one item at a time. */
public final class Learning {

    private final SimilaritySettings settings;

    Learning(SimilaritySettings settings) {
        this.settings = settings;
    }

    /** Whether some customers of a partition must be forgotten. */
    public boolean isTooMuch(long customers, long remembered) {
        return customers > settings.customersPerPartition() || remembered > settings.rememberedPerPartition();
    }

    /** Whether some products of a partition must be forgotten. */
    public boolean isTooMuch(long items) {
        return items > settings.itemsPerPartition();
    }

    /** Grows with what an item is worth: the lowest are forgotten first. */
    public double worth(Companions item) {
        return item.popularity().rank(settings.popularityHalfLife());
    }

    /** @param before null for a customer who has not been seen, or has been forgotten */
    public History.Step remember(@Nullable History before, Signal signal) {
        return (before == null ? History.EMPTY : before).after(signal, settings);
    }

    public boolean forgets(History history, Instant now) {
        return history.lastSeen().isBefore(now.minus(settings.forgetCustomersAfter()));
    }

    /** @param totals how much other items were chosen in all, as far as known; decides which companion is forgotten */
    public Companions accompany(Companions before, Contribution contribution, ToDoubleFunction<Sku> totals) {
        return before.plus(contribution, settings, totals);
    }
}
