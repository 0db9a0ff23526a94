package shop.bobbin.order.payments;

import shop.bobbin.order.OrderId;

/**
 * What payments need of orders, and tell them. Called inside the transaction that changes the payment; {@link #hold}
 * comes first, because a payment changes under its order's lock only.
 */
public interface OrderSettlement {

    /** Locks the order until the transaction ends. */
    void hold(OrderId order);

    /** The amount is authorised. The order decides what becomes of it, and stands by its word. */
    Decision authorised(OrderId order);

    /** The provider refuses the card. */
    void declined(OrderId order);

    /** The provider has refused the capture, and its ledger says that nothing is held any more. */
    void captureRefused(OrderId order);

    /** The provider's ledger says that the money is taken. */
    void captured(OrderId order);

    /** The provider's ledger says that the money is not taken, and can not be any more. */
    void voided(OrderId order);

    /** There was no authorisation before the deadline. */
    void timedOut(OrderId order);

    enum Decision {
        CAPTURE,
        VOID
    }
}
