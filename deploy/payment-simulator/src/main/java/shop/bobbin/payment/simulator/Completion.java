package shop.bobbin.payment.simulator;

/** Final operation on an authorisation: the whole amount is captured or voided, once. */
enum Completion {
    CAPTURE(PaymentStatus.CAPTURED),
    VOID(PaymentStatus.VOIDED);

    private final PaymentStatus status;

    Completion(PaymentStatus status) {
        this.status = status;
    }

    /** The status of the authorisation afterwards. */
    PaymentStatus status() {
        return status;
    }
}
