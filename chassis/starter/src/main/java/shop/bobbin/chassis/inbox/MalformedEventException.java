package shop.bobbin.chassis.inbox;

import org.jspecify.annotations.Nullable;

/** An event that cannot be decoded; a retry cannot succeed. */
class MalformedEventException extends RuntimeException {

    MalformedEventException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
