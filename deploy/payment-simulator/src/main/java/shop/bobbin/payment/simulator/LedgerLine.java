package shop.bobbin.payment.simulator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** JSON form of a ledger entry: one line of the file. */
record LedgerLine(
        int sequence,
        String kind,
        String authorisationId,
        String reference,
        long amount,
        String currency,
        String cardToken,
        String idempotencyKey,
        String at,
        @Nullable String reason) {

    static LedgerLine of(LedgerEntry entry) {
        var details = entry.details();
        var reason = entry.reason();
        return new LedgerLine(
                entry.sequence(),
                entry.kind().name(),
                entry.authorisationId().value(),
                details.reference().value(),
                details.money().amount(),
                details.money().currency(),
                details.cardToken().value(),
                entry.key().value(),
                entry.at().toString(),
                reason == null ? null : reason.code());
    }

    static LedgerLine read(byte[] json) throws IOException {
        return Json.read(json, LedgerLine.class);
    }

    byte[] write() {
        return (Json.write(this) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    LedgerEntry toEntry() {
        return new LedgerEntry(
                sequence,
                PaymentStatus.valueOf(kind),
                new AuthorisationId(authorisationId),
                new PaymentDetails(new Reference(reference), new Money(amount, currency), new CardToken(cardToken)),
                new IdempotencyKey(idempotencyKey),
                Instant.parse(at),
                reason == null ? null : DeclineReason.ofCode(reason));
    }
}
