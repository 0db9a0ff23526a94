package shop.bobbin.controlroom.operator;

/** A service did not do what an operator has asked for; the message says what to do next. */
public final class OperatorFailed extends RuntimeException {

    OperatorFailed(String message) {
        super(message);
    }
}
