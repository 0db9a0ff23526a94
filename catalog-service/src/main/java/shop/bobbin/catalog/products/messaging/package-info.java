/**
 * Publishes {@code catalog.products} (compacted, key = SKU).
 */
@NullMarked
package shop.bobbin.catalog.products.messaging;

import org.jspecify.annotations.NullMarked;
