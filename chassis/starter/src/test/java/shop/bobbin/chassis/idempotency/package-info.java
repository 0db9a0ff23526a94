@NullMarked
package shop.bobbin.chassis.idempotency;

import org.jspecify.annotations.NullMarked;
