package shop.bobbin.catalog.products;

import java.time.Instant;
import java.util.List;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Table;
import shop.bobbin.catalog.Money;
import shop.bobbin.catalog.Sku;

/**
 * A product that the shop sells: the aggregate root of this package.
 *
 * <p>Its description, price and availability change any number of times, and in the end it is discontinued: no longer
 * listed or sold, but still readable by SKU, for old orders and wishlists. Each change makes a new version, and each
 * version is published.
 */
@Table("products")
public record Product(
        @Id Sku sku,
        @Version long version,
        String name,
        String description,
        CategoryId category,
        List<String> tags,
        @Embedded.Empty(prefix = "price_") Money price,
        Availability availability,
        boolean discontinued,
        Instant addedAt,
        Instant changedAt) {

    /** A new product has no stock yet. */
    static Product create(NewProduct product, Instant now) {
        var description = product.description();
        return new Product(
                product.sku(),
                0,
                description.name(),
                description.text(),
                description.category(),
                description.tagValues(),
                product.price(),
                Availability.OUT,
                false,
                now,
                now);
    }

    Product withDescription(ProductDescription newDescription) {
        return new Product(
                sku,
                version,
                newDescription.name(),
                newDescription.text(),
                newDescription.category(),
                newDescription.tagValues(),
                price,
                availability,
                discontinued,
                addedAt,
                changedAt);
    }

    Product withPrice(Money newPrice) {
        return new Product(
                sku,
                version,
                name,
                description,
                category,
                tags,
                newPrice,
                availability,
                discontinued,
                addedAt,
                changedAt);
    }

    Product withAvailability(Availability newAvailability) {
        return new Product(
                sku,
                version,
                name,
                description,
                category,
                tags,
                price,
                newAvailability,
                discontinued,
                addedAt,
                changedAt);
    }

    /** Discontinuing is final: a product that is sold again gets a new SKU. */
    Product asDiscontinued() {
        return new Product(
                sku, version, name, description, category, tags, price, availability, true, addedAt, changedAt);
    }

    Product withChangedAt(Instant now) {
        return new Product(
                sku, version, name, description, category, tags, price, availability, discontinued, addedAt, now);
    }

    /** The path of its picture in this service. */
    public String picture() {
        return "/pictures/" + sku + ".svg";
    }
}
