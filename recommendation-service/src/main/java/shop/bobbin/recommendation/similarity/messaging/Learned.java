package shop.bobbin.recommendation.similarity.messaging;

import org.jspecify.annotations.Nullable;
import shop.bobbin.recommendation.similarity.Contribution;
import shop.bobbin.recommendation.similarity.Taste;

/** What leaves the customers' part of the topology. */
sealed interface Learned {

    /** Keyed by the item. */
    record OfItem(Contribution contribution) implements Learned {}

    /** Keyed by the customer; without a taste when the customer is forgotten. */
    record OfCustomer(@Nullable Taste taste) implements Learned {}
}
