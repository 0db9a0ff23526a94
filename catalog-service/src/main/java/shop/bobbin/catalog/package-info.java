/**
 * The catalog service: products and their prices, search, stock and reservations. This package holds the words that all of
 * its features share and the problems that it answers with. Read {@code products.Product} and {@code stock.Reserving} first.
 */
@NullMarked
package shop.bobbin.catalog;

import org.jspecify.annotations.NullMarked;
