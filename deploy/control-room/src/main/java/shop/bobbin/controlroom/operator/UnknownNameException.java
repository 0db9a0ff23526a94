package shop.bobbin.controlroom.operator;

/** No topic or service has the given name; the message lists the existing names. */
public final class UnknownNameException extends RuntimeException {

    UnknownNameException(String message) {
        super(message);
    }
}
