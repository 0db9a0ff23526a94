package shop.bobbin.catalog.products.web;

import java.time.Instant;
import java.util.List;
import shop.bobbin.catalog.Money;
import shop.bobbin.catalog.products.Availability;
import shop.bobbin.catalog.products.Product;
import shop.bobbin.chassis.web.PublicPath;

/** A product as everybody sees it. */
record ProductBody(
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

    static ProductBody of(Product product) {
        return new ProductBody(
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
