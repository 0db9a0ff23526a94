package shop.bobbin.chassis.events;

/** An event that cannot be decoded; a retry cannot succeed. */
public class MalformedEventException extends RuntimeException {

    public MalformedEventException(String message) {
        super(message);
    }

    public MalformedEventException(String message, Throwable cause) {
        super(message, cause);
    }
}
