package shop.bobbin.supervisor.keys;

/** Signing keys or another secret file are missing, unreadable or in the wrong state; the message says what to do. */
public class SigningKeysException extends RuntimeException {

    public SigningKeysException(String message) {
        super(message);
    }
}
