/**
 * Products, categories, prices and search. Publishes {@code catalog.products}: a whole product whenever something about it
 * changes that a customer can see. Listens to nobody.
 */
@NullMarked
package shop.bobbin.catalog.products;

import org.jspecify.annotations.NullMarked;
