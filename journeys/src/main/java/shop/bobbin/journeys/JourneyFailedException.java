package shop.bobbin.journeys;

/** A step of a journey failed; the message contains the step and the response. */
public class JourneyFailedException extends RuntimeException {

    public JourneyFailedException(String message) {
        super(message);
    }

    public JourneyFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
