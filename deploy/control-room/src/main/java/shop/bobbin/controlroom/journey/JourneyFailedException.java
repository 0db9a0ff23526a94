package shop.bobbin.controlroom.journey;

/** A step of a customer journey failed; the message contains the step and the response. */
public class JourneyFailedException extends RuntimeException {

    JourneyFailedException(String message) {
        super(message);
    }
}
