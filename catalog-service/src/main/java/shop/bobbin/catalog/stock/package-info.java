/**
 * How many pieces there are, and which of them are promised to whom. Listens to {@code order.order-events}, publishes
 * {@code catalog.stock-events} (key = order id), and tells {@code products} when the level that customers see changes.
 */
@NullMarked
package shop.bobbin.catalog.stock;

import org.jspecify.annotations.NullMarked;
