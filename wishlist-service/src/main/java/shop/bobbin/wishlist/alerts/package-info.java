/**
 * Price-drop and back-in-stock alerts. Owns the alerts, the price threshold of each wish and the last evaluation of each
 * product. Receives products as a {@link shop.bobbin.wishlist.products.ProductObserver}; {@code wishes} adds and removes the
 * thresholds. Publishes nothing.
 */
@NullMarked
package shop.bobbin.wishlist.alerts;

import org.jspecify.annotations.NullMarked;
