/**
 * Tells customers when something on their wishlist has become cheaper or is back in stock. Owns the alerts, the price below
 * which each wish is worth one, and what was known of each product when it was judged last. Listens to
 * {@link shop.bobbin.wishlist.products.ProductTold} and {@link shop.bobbin.wishlist.wishes.WishEvent}; publishes nothing.
 */
@NullMarked
package shop.bobbin.wishlist.alerts;

import org.jspecify.annotations.NullMarked;
