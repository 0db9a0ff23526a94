package shop.bobbin.controlroom.process;

/** A process cannot be started, stopped or inspected; the message is shown to the user without a stack trace. */
public class ControlException extends RuntimeException {

    public ControlException(String message) {
        super(message);
    }
}
