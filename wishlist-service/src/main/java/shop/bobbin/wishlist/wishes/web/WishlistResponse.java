package shop.bobbin.wishlist.wishes.web;

import java.util.List;
import java.util.Map;
import shop.bobbin.wishlist.Sku;
import shop.bobbin.wishlist.products.Product;
import shop.bobbin.wishlist.wishes.Wishlist;

/** A wishlist, not paged since its size is limited. */
record WishlistResponse(List<WishlistItemResponse> items) {

    static WishlistResponse of(Wishlist wishlist, Map<Sku, Product> products) {
        return new WishlistResponse(wishlist.wishes().stream()
                .map(wish -> WishlistItemResponse.of(wish, products.get(wish.sku())))
                .toList());
    }
}
