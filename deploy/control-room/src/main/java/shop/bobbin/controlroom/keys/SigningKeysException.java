package shop.bobbin.controlroom.keys;

/** Signing keys are missing, unreadable or in the wrong state for an operation; the message tells what to do. */
public class SigningKeysException extends RuntimeException {

    public SigningKeysException(String message) {
        super(message);
    }
}
