package shop.bobbin.wishlist.wishes.web;

import java.util.List;
import java.util.Map;
import shop.bobbin.wishlist.Sku;
import shop.bobbin.wishlist.products.Product;
import shop.bobbin.wishlist.wishes.Wishlist;

/** A whole wishlist: it has a limit, so there are no pages. */
record WishlistBody(List<ItemBody> items) {

    static WishlistBody of(Wishlist wishlist, Map<Sku, Product> products) {
        return new WishlistBody(wishlist.wishes().stream()
                .map(wish -> ItemBody.of(wish, products.get(wish.sku())))
                .toList());
    }
}
