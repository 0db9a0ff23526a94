package shop.bobbin.wishlist.products.messaging;

import shop.bobbin.wishlist.Money;
import shop.bobbin.wishlist.Sku;
import shop.bobbin.wishlist.products.Availability;
import shop.bobbin.wishlist.products.Product;

/** The fields of {@code catalog.product.changed.v1} that this service reads. */
record ProductChanged(
        String sku,
        long version,
        String name,
        Money price,
        Availability availability,
        String picture,
        boolean discontinued) {

    static final String TOPIC = "catalog.products";
    static final String TYPE = "catalog.product.changed.v1";

    Product toProduct() {
        return new Product(new Sku(sku), version, name, price, availability, picture, discontinued);
    }
}
