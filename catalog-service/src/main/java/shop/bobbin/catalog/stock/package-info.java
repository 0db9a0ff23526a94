/**
 * Stock levels, and the reservations of orders. Consumes {@code order.order-events}, publishes {@code
 * catalog.stock-events} (key = order id), and updates the availability of products.
 */
@NullMarked
package shop.bobbin.catalog.stock;

import org.jspecify.annotations.NullMarked;
