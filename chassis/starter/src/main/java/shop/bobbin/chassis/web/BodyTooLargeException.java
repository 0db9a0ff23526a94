package shop.bobbin.chassis.web;

import java.io.IOException;

/** Thrown while reading a request body that is larger than the limit. */
public class BodyTooLargeException extends IOException {

    BodyTooLargeException(long limit) {
        super("A request body may have at most " + limit + " bytes.");
    }
}
