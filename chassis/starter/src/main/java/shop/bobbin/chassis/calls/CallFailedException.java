package shop.bobbin.chassis.calls;

/**
 * No usable response of a neighbour: not connected, timed out, a 5xx status, not readable, or refused by the circuit breaker or the
 * bulkhead. The cause says which.
 */
public final class CallFailedException extends RuntimeException {

    CallFailedException(RuntimeException cause) {
        super(cause.getMessage(), cause);
    }
}
