package shop.bobbin.payment.simulator;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Append-only record of what happened to the money. An authorisation starts as AUTHORISED or DECLINED; an authorised one is
 * captured or voided once, which is final. An entry is on disk before it can be read or a response be made from it; the
 * indexes only find it again. A single lock guarantees one entry for each idempotency key; the disk is the bottleneck anyway.
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
            file.close(); // the caller gets no ledger that it could close
            throw e;
        }
    }

    synchronized AuthoriseResult authorise(PaymentDetails details, IdempotencyKey key) {
        var earlier = findByKey(key);
        if (earlier.isPresent()) {
            return earlier.get().isCompletion() || !earlier.get().details().equals(details)
                    ? new AuthoriseResult.KeyReused()
                    : authoriseResult(earlier.get(), true);
        }
        var reason = DeclineReason.of(details);
        var kind = reason == null ? PaymentStatus.AUTHORISED : PaymentStatus.DECLINED;
        var entry = new LedgerEntry(nextSequence(), kind, ids.get(), details, key, clock.instant(), reason);
        append(entry);
        return authoriseResult(entry, false);
    }

    synchronized CompleteResult complete(AuthorisationId id, Completion completion, IdempotencyKey key) {
        var earlier = findByKey(key);
        if (earlier.isPresent()) {
            return earlier.get().kind() == completion.status()
                            && earlier.get().authorisationId().equals(id)
                    ? new CompleteResult.Completed(earlier.get())
                    : new CompleteResult.KeyReused();
        }
        var latest = latestEntry(id).orElse(null);
        if (latest == null) {
            return new CompleteResult.NotFound();
        }
        if (latest.kind() != PaymentStatus.AUTHORISED) {
            return new CompleteResult.AlreadyFinal(latest);
        }
        var entry = latest.completed(nextSequence(), completion, key, clock.instant());
        append(entry);
        return new CompleteResult.Completed(entry);
    }

    synchronized Optional<LedgerEntry> latestEntry(AuthorisationId id) {
        return byAuthorisation
                .find(id.value())
                .mapToObj(file::get)
                .filter(entry -> entry.authorisationId().equals(id))
                .reduce((earlier, later) -> later);
    }

    /** The latest entry of each authorisation with this reference, oldest authorisation first. */
    synchronized List<LedgerEntry> latestEntries(Reference reference) {
        var latest = new LinkedHashMap<AuthorisationId, LedgerEntry>();
        entries(reference).forEach(entry -> latest.put(entry.authorisationId(), entry));
        return List.copyOf(latest.values());
    }

    synchronized List<LedgerEntry> entries(Reference reference) {
        return byReference
                .find(reference.value())
                .mapToObj(file::get)
                .filter(entry -> entry.details().reference().equals(reference))
                .toList();
    }

    /** The entries after this sequence number (0: from the first), {@code limit} at most. */
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

    private static AuthoriseResult authoriseResult(LedgerEntry entry, boolean replayed) {
        return entry.kind() == PaymentStatus.DECLINED
                ? new AuthoriseResult.Declined(entry)
                : new AuthoriseResult.Authorised(entry, replayed);
    }

    private Optional<LedgerEntry> findByKey(IdempotencyKey key) {
        return byKey.find(key.value())
                .mapToObj(file::get)
                .filter(entry -> entry.key().equals(key))
                .findFirst();
    }

    private int nextSequence() {
        return file.size() + 1;
    }

    private void append(LedgerEntry entry) {
        file.append(entry);
        index(entry);
    }

    private void index(LedgerEntry entry) {
        if (entry.sequence() != file.size()) {
            throw new IllegalStateException(
                    "the ledger has entry " + entry.sequence() + " instead of entry " + file.size());
        }
        byKey.add(entry.key().value(), entry.sequence());
        byAuthorisation.add(entry.authorisationId().value(), entry.sequence());
        byReference.add(entry.details().reference().value(), entry.sequence());
    }
}
