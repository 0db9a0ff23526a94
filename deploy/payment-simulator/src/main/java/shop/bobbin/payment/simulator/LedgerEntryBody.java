package shop.bobbin.payment.simulator;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A ledger entry as callers see it: without the card. */
record LedgerEntryBody(
        int sequence,
        String reference,
        String authorisationId,
        PaymentStatus kind,
        long amount,
        String currency,
        String idempotencyKey,
        String at) {

    /** @param next there is more: what to give as {@code after} */
    record Page(List<LedgerEntryBody> entries, @Nullable Integer next) {}

    static LedgerEntryBody of(LedgerEntry entry) {
        return new LedgerEntryBody(
                entry.sequence(),
                entry.request().reference().value(),
                entry.authorisationId().value(),
                entry.kind(),
                entry.request().money().amount(),
                entry.request().money().currency(),
                entry.key().value(),
                entry.at().toString());
    }

    static Page whole(List<LedgerEntry> entries) {
        return new Page(bodies(entries), null);
    }

    /** A page that may have another after it: when it is full. */
    static Page page(List<LedgerEntry> entries, int limit) {
        return new Page(
                bodies(entries),
                entries.size() < limit ? null : entries.getLast().sequence());
    }

    private static List<LedgerEntryBody> bodies(List<LedgerEntry> entries) {
        return entries.stream().map(LedgerEntryBody::of).toList();
    }
}
