package shop.bobbin.controlroom.keys;

/** What was asked of the keys does not fit what is there; the message says what does. */
public class KeysRefused extends RuntimeException {

    public KeysRefused(String message) {
        super(message);
    }
}
