package shop.bobbin.payment.simulator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A ledger entry as it stands in the file. */
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
        AuthorisationRequest request = entry.request();
        DeclineReason reason = entry.reason();
        return new LedgerLine(
                entry.sequence(),
                entry.kind().name(),
                entry.authorisationId().value(),
                request.reference().value(),
                request.money().amount(),
                request.money().currency(),
                request.cardToken().value(),
                entry.key().value(),
                entry.at().toString(),
                reason == null ? null : reason.wire());
    }

    static LedgerLine read(byte[] json) throws IOException {
        return Wire.read(json, LedgerLine.class);
    }

    byte[] write() {
        return (Wire.write(this) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    LedgerEntry toEntry() {
        return new LedgerEntry(
                sequence,
                PaymentStatus.valueOf(kind),
                new AuthorisationId(authorisationId),
                new AuthorisationRequest(
                        new Reference(reference), new Money(amount, currency), new CardToken(cardToken)),
                new IdempotencyKey(idempotencyKey),
                Instant.parse(at),
                reason == null ? null : DeclineReason.ofWire(reason));
    }
}
