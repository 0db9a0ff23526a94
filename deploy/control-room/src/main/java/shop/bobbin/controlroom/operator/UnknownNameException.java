package shop.bobbin.controlroom.operator;

/** Nothing has the name that an operator has asked for; the message lists what there is. */
public final class NoSuchName extends RuntimeException {

    NoSuchName(String message) {
        super(message);
    }
}
