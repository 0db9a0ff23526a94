package shop.bobbin.order.payments;

import shop.bobbin.order.OrderId;

/**
 * Port from payments to orders: reports each outcome of a payment to its order. Called in the transaction that changes the
 * payment. {@link #lock} comes first, because a payment may only change while its order is locked.
 */
public interface PaymentOutcomes {

    /** Locks the order until the transaction ends. */
    void lock(OrderId order);

    /** The amount is authorised. The order decides whether to capture or to void it; the decision is final. */
    Decision authorised(OrderId order);

    /** The provider has declined the authorisation. */
    void declined(OrderId order);

    /** The provider has refused the capture, and no authorised amount is left. */
    void captureRefused(OrderId order);

    /** The provider has captured the amount. */
    void captured(OrderId order);

    /** The provider has voided the authorisation: the amount is not captured and can no longer be. */
    void voided(OrderId order);

    /** There was no authorisation before the deadline. */
    void timedOut(OrderId order);

    enum Decision {
        CAPTURE,
        VOID
    }
}
