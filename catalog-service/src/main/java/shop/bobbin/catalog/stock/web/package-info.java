/**
 * The HTTP API of stock levels for merchandisers, and an actuator endpoint with old reservations for operators.
 */
@NullMarked
package shop.bobbin.catalog.stock.web;

import org.jspecify.annotations.NullMarked;
