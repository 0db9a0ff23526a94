package shop.bobbin.payment.simulator;

sealed interface SettleResult {

    record Settled(LedgerEntry entry) implements SettleResult {}

    /** What stands is final and not for this request to change: declined, or settled under another key. */
    record Refused(LedgerEntry standing) implements SettleResult {}

    record Unknown() implements SettleResult {}

    /** The key belongs to another request. */
    record KeyReused() implements SettleResult {}
}
