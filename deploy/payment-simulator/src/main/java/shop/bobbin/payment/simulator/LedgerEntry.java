package shop.bobbin.payment.simulator;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Immutable entry of the ledger: one change of an authorisation.
 *
 * @param sequence number of the entry, from 1 without gaps
 * @param details of the authorisation, repeated in each of its entries
 * @param key the idempotency key of the request that caused this entry
 * @param reason null unless declined
 */
record LedgerEntry(
        int sequence,
        PaymentStatus kind,
        AuthorisationId authorisationId,
        PaymentDetails details,
        IdempotencyKey key,
        Instant at,
        @Nullable DeclineReason reason) {

    LedgerEntry completed(int nextSequence, Completion completion, IdempotencyKey completionKey, Instant now) {
        return new LedgerEntry(nextSequence, completion.status(), authorisationId, details, completionKey, now, null);
    }

    boolean isCompletion() {
        return kind == PaymentStatus.CAPTURED || kind == PaymentStatus.VOIDED;
    }
}
