/**
 * What orders ask of the stock, and what the stock answers.
 */
@NullMarked
package shop.bobbin.catalog.stock.messaging;

import org.jspecify.annotations.NullMarked;
