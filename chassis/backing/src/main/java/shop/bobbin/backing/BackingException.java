package shop.bobbin.backing;

import org.jspecify.annotations.Nullable;

/** A backing service cannot be started, reached or set up; the message tells the user what to do. */
public final class BackingException extends RuntimeException {

    public BackingException(String message) {
        this(message, null);
    }

    public BackingException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
