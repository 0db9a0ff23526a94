package shop.bobbin.recommendation.similarity.messaging;

import org.jspecify.annotations.Nullable;
import shop.bobbin.recommendation.similarity.Contribution;
import shop.bobbin.recommendation.similarity.CustomerProfile;

/** Output of the {@link HistoryProcessor}. It is never serialized. */
sealed interface ModelUpdate {

    /** A change of a product's statistics; its key is the sku. */
    record OfItem(Contribution contribution) implements ModelUpdate {}

    /**
     * A changed profile; its key is the customer id.
     *
     * @param profile null, which becomes a tombstone, when the history was evicted
     */
    record OfCustomer(@Nullable CustomerProfile profile) implements ModelUpdate {}
}
