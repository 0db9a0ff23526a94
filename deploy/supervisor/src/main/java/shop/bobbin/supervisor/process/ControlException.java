package shop.bobbin.supervisor.process;

/** A command cannot be carried out; the message says why, and is shown to the user without a stack trace. */
public class ControlException extends RuntimeException {

    public ControlException(String message) {
        super(message);
    }
}
