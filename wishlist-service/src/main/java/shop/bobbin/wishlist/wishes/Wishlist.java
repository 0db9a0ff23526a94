package shop.bobbin.wishlist.wishes;

import java.util.List;
import shop.bobbin.wishlist.CustomerId;
import shop.bobbin.wishlist.Sku;

/** A snapshot of a customer's wishlist, in the order in which the products were added. */
public record Wishlist(CustomerId customer, List<Wish> wishes) {

    public static final int MAX_WISHES = 200;

    public List<Sku> skus() {
        return wishes.stream().map(Wish::sku).toList();
    }
}
