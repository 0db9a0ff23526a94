package shop.bobbin.wishlist.wishes;

import java.time.Instant;
import shop.bobbin.wishlist.Money;
import shop.bobbin.wishlist.Sku;

/** One product on a wishlist, with its price when it was added. */
public record Wish(Sku sku, Money priceWhenAdded, Instant addedAt) {}
