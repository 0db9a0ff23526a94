package shop.bobbin.chassis.inbox;

import org.jspecify.annotations.Nullable;

/** The event can never be read, however often it is tried. */
class MalformedEventException extends RuntimeException {

    MalformedEventException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
