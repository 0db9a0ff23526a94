package shop.bobbin.payment.simulator;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * What happened to the money, in order. An authorisation begins AUTHORISED or DECLINED; an authorised one is captured or voided
 * once, and that is final. An entry is on the disk before anyone can read it or be answered from it; the indexes below
 * only find it again. One lock over all of it makes "exactly one per key" plain; the disk is the bottleneck
 * anyway.
 */
final class Ledger implements AutoCloseable {

    private final LedgerFile file;
    private final Clock clock;
    private final Supplier<AuthorisationId> ids;
    private final SequenceIndex byKey = new SequenceIndex();
    private final SequenceIndex byAuthorisation = new SequenceIndex();
    private final SequenceIndex byReference = new SequenceIndex();

    Ledger(LedgerFile file, Clock clock, Supplier<AuthorisationId> ids) {
        this.file = file;
        this.clock = clock;
        this.ids = ids;
        try {
            file.replay(this::index);
        } catch (RuntimeException e) {
            file.close(); // nobody else will: there is no ledger to close
            throw e;
        }
    }

    synchronized AuthoriseResult authorise(AuthorisationRequest request, IdempotencyKey key) {
        Optional<LedgerEntry> known = booked(key);
        if (known.isPresent()) {
            return known.get().isSettlement() || !known.get().request().equals(request)
                    ? new AuthoriseResult.KeyReused()
                    : authoriseResult(known.get(), true);
        }
        DeclineReason reason = DeclineReason.of(request);
        PaymentStatus kind = reason == null ? PaymentStatus.AUTHORISED : PaymentStatus.DECLINED;
        LedgerEntry entry = new LedgerEntry(nextSequence(), kind, ids.get(), request, key, clock.instant(), reason);
        book(entry);
        return authoriseResult(entry, false);
    }

    synchronized SettleResult settle(AuthorisationId id, Settlement settlement, IdempotencyKey key) {
        Optional<LedgerEntry> known = booked(key);
        if (known.isPresent()) {
            return known.get().kind() == settlement.outcome()
                            && known.get().authorisationId().equals(id)
                    ? new SettleResult.Settled(known.get())
                    : new SettleResult.KeyReused();
        }
        LedgerEntry current = standing(id).orElse(null);
        if (current == null) {
            return new SettleResult.Unknown();
        }
        if (current.kind() != PaymentStatus.AUTHORISED) {
            return new SettleResult.Refused(current);
        }
        LedgerEntry entry = current.settled(nextSequence(), settlement, key, clock.instant());
        book(entry);
        return new SettleResult.Settled(entry);
    }

    synchronized Optional<LedgerEntry> standing(AuthorisationId id) {
        return byAuthorisation
                .find(id.value())
                .mapToObj(file::get)
                .filter(entry -> entry.authorisationId().equals(id))
                .reduce((earlier, later) -> later);
    }

    /** The last entry of each authorisation for this reference, oldest authorisation first. */
    synchronized List<LedgerEntry> standing(Reference reference) {
        Map<AuthorisationId, LedgerEntry> last = new LinkedHashMap<>();
        entries(reference).forEach(entry -> last.put(entry.authorisationId(), entry));
        return List.copyOf(last.values());
    }

    synchronized List<LedgerEntry> entries(Reference reference) {
        return byReference
                .find(reference.value())
                .mapToObj(file::get)
                .filter(entry -> entry.request().reference().equals(reference))
                .toList();
    }

    /** The entries that follow the one with this number (0: from the first), {@code limit} at most. */
    synchronized List<LedgerEntry> entriesAfter(int sequence, int limit) {
        return IntStream.rangeClosed(sequence + 1, file.size())
                .limit(limit)
                .mapToObj(file::get)
                .toList();
    }

    synchronized int size() {
        return file.size();
    }

    @Override
    public synchronized void close() {
        file.close();
    }

    private static AuthoriseResult authoriseResult(LedgerEntry entry, boolean repeated) {
        return entry.kind() == PaymentStatus.DECLINED
                ? new AuthoriseResult.Declined(entry)
                : new AuthoriseResult.Authorised(entry, repeated);
    }

    private Optional<LedgerEntry> booked(IdempotencyKey key) {
        return byKey.find(key.value())
                .mapToObj(file::get)
                .filter(entry -> entry.key().equals(key))
                .findFirst();
    }

    private int nextSequence() {
        return file.size() + 1;
    }

    private void book(LedgerEntry entry) {
        file.append(entry);
        index(entry);
    }

    private void index(LedgerEntry entry) {
        if (entry.sequence() != file.size()) {
            throw new IllegalStateException(
                    "the ledger has entry " + entry.sequence() + " where " + file.size() + " belongs");
        }
        byKey.add(entry.key().value(), entry.sequence());
        byAuthorisation.add(entry.authorisationId().value(), entry.sequence());
        byReference.add(entry.request().reference().value(), entry.sequence());
    }
}
