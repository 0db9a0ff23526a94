package shop.bobbin.journeys;

import java.io.IOException;

/** There was no response from the gateway: it is not running, or it closed the connection. */
public final class NoResponseException extends JourneyFailedException {

    NoResponseException(String message, IOException cause) {
        super(message, cause);
    }
}
