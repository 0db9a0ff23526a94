/**
 * Publishes {@code catalog.products} (compacted, key = sku).
 */
@NullMarked
package shop.bobbin.catalog.products.messaging;

import org.jspecify.annotations.NullMarked;
