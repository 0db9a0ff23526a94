package shop.bobbin.wishlist.wishes.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import shop.bobbin.chassis.web.PublicPath;
import shop.bobbin.wishlist.Money;
import shop.bobbin.wishlist.products.Availability;
import shop.bobbin.wishlist.products.Product;
import shop.bobbin.wishlist.wishes.Wish;

/**
 * A wish with its product as in the replica, or without if the replica does not have it.
 *
 * @param discontinued true if the product is discontinued, otherwise absent
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record WishlistItemResponse(
        String sku,
        @Nullable String name,
        @Nullable Money price,
        Money priceWhenAdded,
        @Nullable Availability availability,
        @Nullable String picture,
        @Nullable Boolean discontinued,
        Instant addedAt) {

    static WishlistItemResponse of(Wish wish, @Nullable Product product) {
        var sku = wish.sku().value();
        return product == null
                ? new WishlistItemResponse(sku, null, null, wish.priceWhenAdded(), null, null, null, wish.addedAt())
                : new WishlistItemResponse(
                        sku,
                        product.name(),
                        product.price(),
                        wish.priceWhenAdded(),
                        product.availability(),
                        PublicPath.of(product.picture()),
                        product.discontinued() ? true : null,
                        wish.addedAt());
    }
}
