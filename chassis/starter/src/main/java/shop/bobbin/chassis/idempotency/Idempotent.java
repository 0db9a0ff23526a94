package shop.bobbin.chassis.idempotency;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a handler method whose request needs an {@code Idempotency-Key}, and has its effect at most once per customer and key. The
 * handler is not run for a repetition: it gets the stored status, body and {@code Location}. The same key with other arguments is
 * the problem {@code idempotency-key-reused}.
 *
 * <p>The handler returns a {@code ResponseEntity}, with a {@code Location} without the gateway's prefix. Its first transaction that
 * may write also inserts the key, and stays open until the response is stored; later ones join it. What comes before, such as a
 * call of another service, is outside of it. An exception or a status other than 2xx rolls everything back, and the key can be
 * used again. So check in the transaction everything that a concurrent duplicate may have changed.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Idempotent {}
