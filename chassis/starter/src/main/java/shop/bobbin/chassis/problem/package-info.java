/**
 * Errors as RFC 9457 problem details with a stable {@code type}. The one place where an exception becomes an HTTP answer.
 */
@NullMarked
package shop.bobbin.chassis.problem;

import org.jspecify.annotations.NullMarked;
