/**
 * Products, categories, prices and search. Publishes {@code catalog.products}: the whole product, whenever something
 * changes that customers can see. Consumes no events.
 */
@NullMarked
package shop.bobbin.catalog.products;

import org.jspecify.annotations.NullMarked;
