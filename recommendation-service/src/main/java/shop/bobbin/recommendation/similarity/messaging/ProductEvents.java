package shop.bobbin.recommendation.similarity.messaging;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;
import shop.bobbin.chassis.events.CloudEventDeserializer;
import shop.bobbin.recommendation.similarity.Availability;
import shop.bobbin.recommendation.similarity.Category;
import shop.bobbin.recommendation.similarity.Money;
import shop.bobbin.recommendation.similarity.Product;
import shop.bobbin.recommendation.similarity.Sku;
import tools.jackson.databind.json.JsonMapper;

/** The event of the catalog that the replica is updated from. Each record here has only the members that are read. */
final class ProductEvents {

    private record Changed(
            @Nullable String sku,
            long version,
            @Nullable String name,
            @Nullable String category,
            @Nullable Price price,
            @Nullable Availability availability,
            @Nullable String picture,
            boolean discontinued) {}

    private record Price(long amount, @Nullable String currency) {}

    static CloudEventDeserializer<Product> deserializer(JsonMapper json) {
        return new CloudEventDeserializer<Product>(json)
                .on("catalog.product.changed.v1", Changed.class, ProductEvents::toProduct);
    }

    private static Product toProduct(Changed changed) {
        var price = requireNonNull(changed.price(), "no price");
        return new Product(
                new Sku(requireNonNull(changed.sku(), "no sku")),
                changed.version(),
                requireNonNull(changed.name(), "no name"),
                new Category(requireNonNull(changed.category(), "no category")),
                new Money(price.amount(), requireNonNull(price.currency(), "no currency")),
                requireNonNull(changed.availability(), "no availability"),
                requireNonNull(changed.picture(), "no picture"),
                changed.discontinued());
    }

    private ProductEvents() {}
}
