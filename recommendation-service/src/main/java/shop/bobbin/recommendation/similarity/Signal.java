package shop.bobbin.recommendation.similarity;

import java.time.Instant;
import java.util.List;

/** Something a customer did that says which products go together. */
public sealed interface Signal {

    CustomerId customer();

    Instant at();

    /** A confirmed order: the strong signal. Quantities say nothing about what goes together and are left out. */
    record Ordered(CustomerId customer, List<Sku> items, Instant at) implements Signal {

        public Ordered {
            items = List.copyOf(items);
        }
    }

    /** The weak signal. The version grows with each change of the customer's wish for this item. */
    record Wished(CustomerId customer, Sku item, long version, Instant at) implements Signal {}

    record Unwished(CustomerId customer, Sku item, long version, Instant at) implements Signal {}
}
