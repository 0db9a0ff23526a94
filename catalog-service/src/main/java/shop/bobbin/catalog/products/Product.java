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
 * Something that the shop sells.
 *
 * <p>It is added, then described anew, repriced, and told how available it is, as often as need be, and in the end it is
 * discontinued: it is no longer listed or sold, but stays known to those who have it in an old order or on a wishlist.
 * Each change makes a new version, and each version is published.
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
    static Product added(NewProduct added, Instant now) {
        var text = added.description();
        return new Product(
                added.sku(),
                0,
                text.name(),
                text.text(),
                text.category(),
                text.tagValues(),
                added.price(),
                Availability.OUT,
                false,
                now,
                now);
    }

    Product described(ProductDescription text) {
        return new Product(
                sku,
                version,
                text.name(),
                text.text(),
                text.category(),
                text.tagValues(),
                price,
                availability,
                discontinued,
                addedAt,
                changedAt);
    }

    Product repriced(Money newPrice) {
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

    Product available(Availability level) {
        return new Product(
                sku, version, name, description, category, tags, price, level, discontinued, addedAt, changedAt);
    }

    /** There is no way back: what comes back comes under a new sku. */
    Product withdrawn() {
        return new Product(
                sku, version, name, description, category, tags, price, availability, true, addedAt, changedAt);
    }

    Product changed(Instant now) {
        return new Product(
                sku, version, name, description, category, tags, price, availability, discontinued, addedAt, now);
    }

    public String picture() {
        return "/pictures/" + sku + ".svg";
    }
}
