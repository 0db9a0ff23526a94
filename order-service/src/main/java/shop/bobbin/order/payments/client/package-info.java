/** HTTP client of the external payment provider. */
@NullMarked
package shop.bobbin.order.payments.client;

import org.jspecify.annotations.NullMarked;
