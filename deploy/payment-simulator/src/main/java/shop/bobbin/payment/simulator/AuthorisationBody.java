package shop.bobbin.payment.simulator;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An authorisation as callers see it: as it stood with this entry. */
record AuthorisationBody(
        String id,
        String reference,
        long amount,
        String currency,
        PaymentStatus status,
        @Nullable String reason) {

    record Page(List<AuthorisationBody> authorisations) {}

    static AuthorisationBody of(LedgerEntry entry) {
        AuthorisationRequest request = entry.request();
        DeclineReason reason = entry.reason();
        return new AuthorisationBody(
                entry.authorisationId().value(),
                request.reference().value(),
                request.money().amount(),
                request.money().currency(),
                entry.kind(),
                reason == null ? null : reason.wire());
    }

    static Page page(List<LedgerEntry> entries) {
        return new Page(entries.stream().map(AuthorisationBody::of).toList());
    }
}
