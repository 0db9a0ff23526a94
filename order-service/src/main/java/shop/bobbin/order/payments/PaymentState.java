package shop.bobbin.order.payments;

/** How far a payment is; {@link Payment} says how it gets there. */
enum PaymentState {
    WAITING,
    AUTHORISING,
    CAPTURING,
    CAPTURE_REFUSED,
    VOIDING,
    CAPTURED,
    VOIDED,
    DECLINED;

    /** Is there something to ask of the provider? */
    boolean open() {
        return switch (this) {
            case AUTHORISING, CAPTURING, CAPTURE_REFUSED, VOIDING -> true;
            case WAITING, CAPTURED, VOIDED, DECLINED -> false;
        };
    }
}
