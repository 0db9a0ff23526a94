package shop.bobbin.backing;

import org.jspecify.annotations.Nullable;

/** A backing service cannot be had; the message is meant for the person at the terminal. */
public final class BackingException extends RuntimeException {

    public BackingException(String message) {
        this(message, null);
    }

    public BackingException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
