package shop.bobbin.payment.simulator;

import java.util.List;

/** A ledger entry as callers see it: without the card. */
record LedgerEntryBody(
        long sequence,
        String reference,
        String authorisationId,
        PaymentStatus kind,
        long amount,
        String currency,
        String idempotencyKey,
        String at) {

    record Page(List<LedgerEntryBody> entries) {}

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

    static Page page(List<LedgerEntry> entries) {
        return new Page(entries.stream().map(LedgerEntryBody::of).toList());
    }
}
