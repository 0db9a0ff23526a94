/**
 * The wishlist service: wishlists, links to share them, and alerts when a price drops or a product is back in stock. Owns
 * the value objects that all features use ({@link shop.bobbin.wishlist.Sku}, {@link shop.bobbin.wishlist.Money}, ...), the
 * problem types and the access rules. Start with {@code wishes.Wishes}, then {@code alerts.AlertEvaluator}.
 */
@NullMarked
package shop.bobbin.wishlist;

import org.jspecify.annotations.NullMarked;
