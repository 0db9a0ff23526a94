/**
 * The replica of the catalog's products, so that wishlists can be shown while the catalog is unavailable. Owns the replica
 * and rebuilds it while it is in use ({@link shop.bobbin.wishlist.products.ReplicaRebuild}). Listens to
 * {@code catalog.products}; publishes nothing. Calls a {@link shop.bobbin.wishlist.products.ProductObserver} for each event.
 */
@NullMarked
package shop.bobbin.wishlist.products;

import org.jspecify.annotations.NullMarked;
