/**
 * Idempotent requests. Owns the idempotency keys and stored responses, whatever the requests are about. Consumes and
 * publishes no events.
 */
@NullMarked
package shop.bobbin.order.idempotency;

import org.jspecify.annotations.NullMarked;
