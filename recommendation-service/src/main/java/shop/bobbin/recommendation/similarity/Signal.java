package shop.bobbin.recommendation.similarity;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** An action of a customer that shows which products are chosen together. */
public sealed interface Signal {

    CustomerId customer();

    Instant at();

    /** The strong signal: a confirmed order. It has no quantities, because they do not matter for similarity. */
    record Ordered(OrderId order, CustomerId customer, List<Sku> items, Instant at) implements Signal {

        public Ordered {
            Objects.requireNonNull(order, "order");
            items = List.copyOf(items);
            requireCustomerAndTime(customer, at);
        }
    }

    /**
     * The weak signal: an item was added to the wishlist.
     *
     * @param version grows with each change of this customer's wish for this item
     */
    record Wished(CustomerId customer, Sku item, long version, Instant at) implements Signal {

        public Wished {
            Objects.requireNonNull(item, "item");
            requireCustomerAndTime(customer, at);
        }
    }

    /** An item was removed from the wishlist. */
    record Unwished(CustomerId customer, Sku item, long version, Instant at) implements Signal {

        public Unwished {
            Objects.requireNonNull(item, "item");
            requireCustomerAndTime(customer, at);
        }
    }

    /** A signal from the repartition topic may have been written by another version of this service. */
    private static void requireCustomerAndTime(CustomerId customer, Instant at) {
        Objects.requireNonNull(customer, "customer");
        Objects.requireNonNull(at, "at");
    }
}
