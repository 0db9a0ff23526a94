@NullMarked
package shop.bobbin.order.idempotency;

import org.jspecify.annotations.NullMarked;
