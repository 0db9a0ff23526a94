/**
 * The wishlist service: wishlists, links to share them, alerts when a price drops or a product is back. This package holds
 * the words that all of its features share ({@link shop.bobbin.wishlist.Sku}, {@link shop.bobbin.wishlist.Money}, ...) and
 * the problems that it answers with. Read {@code wishes.Wishes} first, then {@code alerts.Judge}.
 */
@NullMarked
package shop.bobbin.wishlist;

import org.jspecify.annotations.NullMarked;
