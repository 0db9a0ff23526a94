package shop.bobbin.payment.simulator;

/** Result of {@link Ledger#complete}. */
sealed interface CompleteResult {

    record Completed(LedgerEntry entry) implements CompleteResult {}

    /** The authorisation is declined, or was captured or voided under another key: its status can no longer change. */
    record AlreadyFinal(LedgerEntry latest) implements CompleteResult {}

    /** There is no such authorisation. */
    record NotFound() implements CompleteResult {}

    /** The idempotency key was used for another request. */
    record KeyReused() implements CompleteResult {}
}
