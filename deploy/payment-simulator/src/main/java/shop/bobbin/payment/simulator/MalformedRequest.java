package shop.bobbin.payment.simulator;

/** The request says something that cannot be; the message is fit for the caller's eyes. */
final class MalformedRequest extends RuntimeException {

    MalformedRequest(String message) {
        super(message);
    }
}
