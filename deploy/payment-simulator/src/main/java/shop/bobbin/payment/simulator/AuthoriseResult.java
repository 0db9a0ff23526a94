package shop.bobbin.payment.simulator;

/** {@code repeated} tells that the answer is the stored one and nothing was booked now. */
sealed interface AuthoriseResult {

    record Authorised(LedgerEntry entry, boolean repeated) implements AuthoriseResult {}

    record Declined(LedgerEntry entry) implements AuthoriseResult {}

    /** The key belongs to another request. */
    record KeyReused() implements AuthoriseResult {}
}
