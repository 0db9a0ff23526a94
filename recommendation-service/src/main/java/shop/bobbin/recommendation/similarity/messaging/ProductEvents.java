package shop.bobbin.recommendation.similarity.messaging;

import shop.bobbin.recommendation.similarity.Availability;
import shop.bobbin.recommendation.similarity.Category;
import shop.bobbin.recommendation.similarity.Money;
import shop.bobbin.recommendation.similarity.Product;
import shop.bobbin.recommendation.similarity.Sku;
import tools.jackson.databind.json.JsonMapper;

final class ProductEvents {

    private record Changed(
            String sku,
            long version,
            String name,
            String category,
            Price price,
            Availability availability,
            String picture,
            boolean discontinued) {}

    private record Price(long amount, String currency) {}

    static EventReader<Product> reader(JsonMapper json) {
        return new EventReader<Product>(json)
                .on("catalog.product.changed.v1", Changed.class, (id, changed) -> product(changed));
    }

    private static Product product(Changed changed) {
        return new Product(
                new Sku(changed.sku()),
                changed.version(),
                changed.name(),
                new Category(changed.category()),
                new Money(changed.price().amount(), changed.price().currency()),
                changed.availability(),
                changed.picture(),
                changed.discontinued());
    }

    private ProductEvents() {}
}
