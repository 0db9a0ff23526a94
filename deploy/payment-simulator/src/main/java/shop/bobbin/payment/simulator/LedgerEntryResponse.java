package shop.bobbin.payment.simulator;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** HTTP body: a ledger entry, without the card. */
record LedgerEntryResponse(
        int sequence,
        String reference,
        String authorisationId,
        PaymentStatus kind,
        long amount,
        String currency,
        String idempotencyKey,
        String at) {

    /** @param next null if there are no more entries, otherwise the query parameter {@code after} of the next page */
    record PageResponse(
            List<LedgerEntryResponse> entries, @Nullable Integer next) {}

    static LedgerEntryResponse of(LedgerEntry entry) {
        return new LedgerEntryResponse(
                entry.sequence(),
                entry.details().reference().value(),
                entry.authorisationId().value(),
                entry.kind(),
                entry.details().money().amount(),
                entry.details().money().currency(),
                entry.key().value(),
                entry.at().toString());
    }

    static PageResponse all(List<LedgerEntry> entries) {
        return new PageResponse(responses(entries), null);
    }

    /** A page; when it is full there may be another. */
    static PageResponse page(List<LedgerEntry> entries, int limit) {
        return new PageResponse(
                responses(entries),
                entries.size() < limit ? null : entries.getLast().sequence());
    }

    private static List<LedgerEntryResponse> responses(List<LedgerEntry> entries) {
        return entries.stream().map(LedgerEntryResponse::of).toList();
    }
}
