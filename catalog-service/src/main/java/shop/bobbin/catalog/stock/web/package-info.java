/**
 * The merchandiser's view of the stock, and old reservations for the operator.
 */
@NullMarked
package shop.bobbin.catalog.stock.web;

import org.jspecify.annotations.NullMarked;
