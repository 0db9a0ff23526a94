package shop.bobbin.order.payments;

import java.time.Instant;
import shop.bobbin.order.OrderId;

/** Port from payments to orders. A payment may only change while its order is locked. */
public interface PayableOrders {

    /** Locks and reads the order; it stays locked until the transaction ends. */
    PayableOrder lock(OrderId order);

    /** A locked order, to which each outcome of its payment is reported in the transaction that changes the payment. */
    interface PayableOrder {

        /** The time of this step, by the database's clock. */
        Instant lockedAt();

        /** The amount is authorised. The order decides whether to capture or to void it; the decision is final. */
        Decision authorised();

        /** The provider has declined the authorisation. */
        void declined();

        /** The provider has refused the capture, and no authorised amount is left. */
        void captureRefused();

        /** The provider has captured the amount. */
        void captured();

        /** The provider has voided the authorisation: the amount is not captured and can no longer be. */
        void voided();

        /** There was no authorisation before the deadline. */
        void timedOut();
    }

    enum Decision {
        CAPTURE,
        VOID
    }
}
