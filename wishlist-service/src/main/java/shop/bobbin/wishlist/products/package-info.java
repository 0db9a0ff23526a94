/**
 * Our own copy of what we show of products, so that a wishlist can be shown while the catalog is away. Owns the copy, and
 * can build it anew while it is in use ({@link shop.bobbin.wishlist.products.CopyRebuild}). Listens to
 * {@code catalog.products}; tells the other features of each {@link shop.bobbin.wishlist.products.ProductTold}.
 */
@NullMarked
package shop.bobbin.wishlist.products;

import org.jspecify.annotations.NullMarked;
