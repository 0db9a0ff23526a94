package shop.bobbin.controlroom.journey;

/** The journey ended before the order did; the message says at which step and what came back. */
public class JourneyFailed extends RuntimeException {

    JourneyFailed(String message) {
        super(message);
    }
}
