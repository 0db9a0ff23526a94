package shop.bobbin.payment.simulator;

/** Result of {@link Ledger#authorise}. */
sealed interface AuthoriseResult {

    /** @param replayed true if this is the stored result of an earlier request and nothing was recorded now */
    record Authorised(LedgerEntry entry, boolean replayed) implements AuthoriseResult {}

    record Declined(LedgerEntry entry) implements AuthoriseResult {}

    /** The idempotency key was used for another request. */
    record KeyReused() implements AuthoriseResult {}
}
