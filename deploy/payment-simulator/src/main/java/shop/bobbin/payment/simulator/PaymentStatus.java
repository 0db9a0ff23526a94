package shop.bobbin.payment.simulator;

/** Where an authorisation stands, and what a ledger entry says has happened. All but AUTHORISED are final. */
enum PaymentStatus {
    AUTHORISED,
    DECLINED,
    CAPTURED,
    VOIDED
}
