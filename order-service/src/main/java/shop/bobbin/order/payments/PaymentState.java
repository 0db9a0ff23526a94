package shop.bobbin.order.payments;

/** State of a payment; the transitions are in {@link Payment}. The names are stored in the database. */
enum PaymentState {
    WAITING,
    AUTHORISING,
    CAPTURING,
    CAPTURE_REFUSED,
    VOIDING,
    CAPTURED,
    VOIDED,
    DECLINED;

    /** True while the payment needs calls to the provider. */
    boolean isOpen() {
        return switch (this) {
            case AUTHORISING, CAPTURING, CAPTURE_REFUSED, VOIDING -> true;
            case WAITING, CAPTURED, VOIDED, DECLINED -> false;
        };
    }
}
