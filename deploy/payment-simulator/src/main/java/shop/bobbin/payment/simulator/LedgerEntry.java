package shop.bobbin.payment.simulator;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened, whole in itself. Numbered from 1 without a gap; never changed.
 *
 * @param request the request that began the authorisation, repeated in each of its entries
 * @param key the key under which this very thing was asked for
 * @param reason why, when it was declined
 */
record LedgerEntry(
        int sequence,
        PaymentStatus kind,
        AuthorisationId authorisationId,
        AuthorisationRequest request,
        IdempotencyKey key,
        Instant at,
        @Nullable DeclineReason reason) {

    LedgerEntry settled(int nextSequence, Settlement settlement, IdempotencyKey settlementKey, Instant now) {
        return new LedgerEntry(nextSequence, settlement.outcome(), authorisationId, request, settlementKey, now, null);
    }

    boolean isSettlement() {
        return kind == PaymentStatus.CAPTURED || kind == PaymentStatus.VOIDED;
    }
}
