package shop.bobbin.controlroom.process;

/** Something that the person at the keyboard can read and put right; shown without a stack trace. */
public class CannotStart extends RuntimeException {

    public CannotStart(String message) {
        super(message);
    }
}
