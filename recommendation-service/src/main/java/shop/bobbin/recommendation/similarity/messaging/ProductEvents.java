package shop.bobbin.recommendation.similarity.messaging;

import static shop.bobbin.recommendation.similarity.messaging.CloudEventDeserializer.required;

import org.jspecify.annotations.Nullable;
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
        var price = required(changed.price(), "price");
        return new Product(
                new Sku(required(changed.sku(), "sku")),
                changed.version(),
                required(changed.name(), "name"),
                new Category(required(changed.category(), "category")),
                new Money(price.amount(), required(price.currency(), "currency")),
                required(changed.availability(), "availability"),
                required(changed.picture(), "picture"),
                changed.discontinued());
    }

    private ProductEvents() {}
}
