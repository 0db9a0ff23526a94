package shop.bobbin.payment.simulator;

/** What can be done, once, with an authorised amount. */
enum Settlement {
    CAPTURE(PaymentStatus.CAPTURED),
    VOID(PaymentStatus.VOIDED);

    private final PaymentStatus outcome;

    Settlement(PaymentStatus outcome) {
        this.outcome = outcome;
    }

    PaymentStatus outcome() {
        return outcome;
    }
}
