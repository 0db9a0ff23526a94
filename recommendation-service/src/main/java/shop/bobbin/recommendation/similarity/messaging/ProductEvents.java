package shop.bobbin.recommendation.similarity.messaging;

import static shop.bobbin.recommendation.similarity.messaging.EventReader.required;

import org.jspecify.annotations.Nullable;
import shop.bobbin.recommendation.similarity.Availability;
import shop.bobbin.recommendation.similarity.Category;
import shop.bobbin.recommendation.similarity.Money;
import shop.bobbin.recommendation.similarity.Product;
import shop.bobbin.recommendation.similarity.Sku;
import tools.jackson.databind.json.JsonMapper;

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

    static EventReader<Product> reader(JsonMapper json) {
        return new EventReader<Product>(json).on("catalog.product.changed.v1", Changed.class, ProductEvents::product);
    }

    private static Product product(Changed changed) {
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
