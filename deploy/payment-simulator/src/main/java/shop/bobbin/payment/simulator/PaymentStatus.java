package shop.bobbin.payment.simulator;

/** Status of an authorisation, and kind of a ledger entry. All but AUTHORISED are final. */
enum PaymentStatus {
    AUTHORISED,
    DECLINED,
    CAPTURED,
    VOIDED
}
