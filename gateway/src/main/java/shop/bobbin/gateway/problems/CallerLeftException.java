package shop.bobbin.gateway.problems;

/** A caller who has closed the connection before the request was complete: there is nobody to answer. */
public final class CallerLeftException extends RuntimeException {

    public CallerLeftException(Throwable cause) {
        super("The caller has left.", cause, false, false);
    }
}
