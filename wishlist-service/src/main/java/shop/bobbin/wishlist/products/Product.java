package shop.bobbin.wishlist.products;

import static java.util.Objects.requireNonNull;

import shop.bobbin.wishlist.Money;
import shop.bobbin.wishlist.Sku;

/**
 * A product of the catalog, with the fields that this service shows.
 *
 * @param version grows with each change in the catalog
 * @param picture a path at the catalog service
 */
public record Product(
        Sku sku,
        long version,
        String name,
        Money price,
        Availability availability,
        String picture,
        boolean discontinued) {

    public Product {
        requireNonNull(name, "a product has a name");
        requireNonNull(price, "a product has a price");
        requireNonNull(availability, "a product has an availability");
        requireNonNull(picture, "a product has a picture");
    }
}
