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

/** A shared wishlist, without products that are discontinued or not in the replica. */
record SharedWishlistResponse(List<SharedItemResponse> items) {

    static SharedWishlistResponse of(Wishlist wishlist, Map<Sku, Product> products) {
        return new SharedWishlistResponse(wishlist.skus().stream()
                .map(products::get)
                .filter(Objects::nonNull)
                .filter(product -> !product.discontinued())
                .map(SharedItemResponse::of)
                .toList());
    }

    record SharedItemResponse(String sku, String name, Money price, Availability availability, String picture) {

        static SharedItemResponse of(Product product) {
            return new SharedItemResponse(
                    product.sku().value(),
                    product.name(),
                    product.price(),
                    product.availability(),
                    PublicPath.of(product.picture()));
        }
    }
}
