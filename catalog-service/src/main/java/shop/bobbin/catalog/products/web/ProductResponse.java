package shop.bobbin.catalog.products.web;

import java.time.Instant;
import java.util.List;
import shop.bobbin.catalog.Money;
import shop.bobbin.catalog.products.Availability;
import shop.bobbin.catalog.products.Product;
import shop.bobbin.chassis.web.PublicPath;

/** A product as the public API shows it. */
record ProductResponse(
        String sku,
        long version,
        String name,
        String description,
        String category,
        List<String> tags,
        Money price,
        Availability availability,
        String picture,
        boolean discontinued,
        Instant addedAt) {

    static ProductResponse of(Product product) {
        return new ProductResponse(
                product.sku().value(),
                product.version(),
                product.name(),
                product.description(),
                product.category().value(),
                product.tags(),
                product.price(),
                product.availability(),
                PublicPath.of(product.picture()),
                product.discontinued(),
                product.addedAt());
    }
}
