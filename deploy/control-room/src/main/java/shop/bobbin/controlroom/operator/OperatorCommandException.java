package shop.bobbin.controlroom.operator;

/** An operator command failed at a service; the message tells what to do next. */
public final class OperatorCommandException extends RuntimeException {

    OperatorCommandException(String message) {
        super(message);
    }
}
