package shop.bobbin.payment.simulator;

/** The request is malformed; the message is sent to the client. */
final class MalformedRequestException extends RuntimeException {

    MalformedRequestException(String message) {
        super(message);
    }
}
