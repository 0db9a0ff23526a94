package shop.bobbin.gateway.problems;

/** The client closed the connection before its request was complete, so no response can be sent. */
public final class ClientDisconnectedException extends RuntimeException {

    public ClientDisconnectedException(Throwable cause) {
        super("The client closed the connection.", cause, false, false);
    }
}
