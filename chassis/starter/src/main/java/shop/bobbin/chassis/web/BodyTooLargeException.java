package shop.bobbin.chassis.web;

import java.io.IOException;

/** The body has grown past the limit while it was read. */
public class BodyTooLargeException extends IOException {

    BodyTooLargeException(long limit) {
        super("A request body may have at most " + limit + " bytes.");
    }
}
