package shop.bobbin.wishlist.wishes;

import java.util.List;
import shop.bobbin.wishlist.CustomerId;
import shop.bobbin.wishlist.Sku;

/** A customer's wishlist as it is at one moment, in the order in which its products were added. */
public record Wishlist(CustomerId customer, List<Wish> wishes) {

    public static final int MOST_WISHES = 200;

    public List<Sku> skus() {
        return wishes.stream().map(Wish::sku).toList();
    }
}
