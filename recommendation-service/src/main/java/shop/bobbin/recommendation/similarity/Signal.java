package shop.bobbin.recommendation.similarity;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Something a customer did that says which products go together. */
public sealed interface Signal {

    CustomerId customer();

    Instant at();

    /** A confirmed order: the strong signal. Quantities say nothing about what goes together and are left out. */
    record Ordered(OrderId order, CustomerId customer, List<Sku> items, Instant at) implements Signal {

        public Ordered {
            Objects.requireNonNull(order, "order");
            items = List.copyOf(items);
            requireCustomerAndTime(customer, at);
        }
    }

    /** The weak signal. The version grows with each change of the customer's wish for this item. */
    record Wished(CustomerId customer, Sku item, long version, Instant at) implements Signal {

        public Wished {
            Objects.requireNonNull(item, "item");
            requireCustomerAndTime(customer, at);
        }
    }

    record Unwished(CustomerId customer, Sku item, long version, Instant at) implements Signal {

        public Unwished {
            Objects.requireNonNull(item, "item");
            requireCustomerAndTime(customer, at);
        }
    }

    /** Signals pass through a topic, which may hold what another version of this service has written. */
    private static void requireCustomerAndTime(CustomerId customer, Instant at) {
        Objects.requireNonNull(customer, "customer");
        Objects.requireNonNull(at, "at");
    }
}
