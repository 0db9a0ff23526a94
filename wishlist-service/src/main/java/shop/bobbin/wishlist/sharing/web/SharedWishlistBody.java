package shop.bobbin.wishlist.sharing.web;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import shop.bobbin.chassis.web.PublicPath;
import shop.bobbin.wishlist.Money;
import shop.bobbin.wishlist.Sku;
import shop.bobbin.wishlist.products.Availability;
import shop.bobbin.wishlist.products.Product;
import shop.bobbin.wishlist.wishes.Wishlist;

/** The products of somebody's wishlist that can still be had, as far as anything is known of them. */
record SharedWishlistBody(List<Item> items) {

    static SharedWishlistBody of(Wishlist wishlist, Map<Sku, Product> products) {
        return new SharedWishlistBody(wishlist.skus().stream()
                .map(products::get)
                .filter(Objects::nonNull)
                .filter(product -> !product.discontinued())
                .map(Item::of)
                .toList());
    }

    record Item(String sku, String name, Money price, Availability availability, String picture) {

        static Item of(Product product) {
            return new Item(
                    product.sku().value(),
                    product.name(),
                    product.price(),
                    product.availability(),
                    PublicPath.of(product.picture()));
        }
    }
}
