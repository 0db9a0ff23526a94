/**
 * Idempotency keys for requests: a handler marked with {@link shop.bobbin.chassis.idempotency.Idempotent} has its effect once for
 * each key, and a repetition gets the stored response. The response is stored in the transaction of the effect. Without it, a
 * client whose response was lost cannot safely repeat its request: the effect happens twice, or the repetition looks like a
 * failure of a request that has succeeded. The decorators are {@code IdempotencyInterceptor}, around the handler, and
 * {@code RequestTransactions}, around the transaction manager.
 *
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/">The Idempotency-Key HTTP header</a>
 */
@NullMarked
package shop.bobbin.chassis.idempotency;

import org.jspecify.annotations.NullMarked;
