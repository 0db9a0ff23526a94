/**
 * The catalog service: products, prices, search, stock and reservations. This package has the value objects that the
 * features share, the problem types and the access rules. Start with {@code products.Product} and {@code stock.Reserving}.
 */
@NullMarked
package shop.bobbin.catalog;

import org.jspecify.annotations.NullMarked;
