/**
 * Requests that may be repeated: owns the answers already given, each under the key that its caller chose. Knows nothing
 * of what the requests are about. Listens to nothing, publishes nothing.
 */
@NullMarked
package shop.bobbin.order.idempotency;

import org.jspecify.annotations.NullMarked;
