package shop.bobbin.payment.simulator;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** HTTP body: an authorisation in its state after a ledger entry. */
record AuthorisationResponse(
        String id,
        String reference,
        long amount,
        String currency,
        PaymentStatus status,
        @Nullable String reason) {

    record ListResponse(List<AuthorisationResponse> authorisations) {}

    static AuthorisationResponse of(LedgerEntry entry) {
        var details = entry.details();
        var reason = entry.reason();
        return new AuthorisationResponse(
                entry.authorisationId().value(),
                details.reference().value(),
                details.money().amount(),
                details.money().currency(),
                entry.kind(),
                reason == null ? null : reason.code());
    }

    static ListResponse list(List<LedgerEntry> entries) {
        return new ListResponse(entries.stream().map(AuthorisationResponse::of).toList());
    }
}
