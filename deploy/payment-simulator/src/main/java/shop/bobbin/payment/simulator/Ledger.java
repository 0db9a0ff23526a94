package shop.bobbin.payment.simulator;

import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Append-only record of what happened to the money. An authorisation starts as AUTHORISED or DECLINED; an authorised one is
 * captured or voided once, which is final. An entry is on disk before it can be read or a response be made from it. A single
 * lock guarantees one entry for each idempotency key; the disk is the bottleneck anyway.
 */
final class Ledger implements AutoCloseable {

    static final String PROPERTY = "bobbin.payment.ledger";
    static final String VARIABLE = "BOBBIN_PAYMENT_LEDGER";

    private final Path file;
    private final Clock clock;
    private final Supplier<AuthorisationId> ids;
    private LedgerStore store;

    Ledger(Path file, Clock clock, Supplier<AuthorisationId> ids) {
        this.file = file;
        this.clock = clock;
        this.ids = ids;
        this.store = LedgerStore.open(file);
    }

    /** Path of the file when no option names one. */
    static Path fileFromEnvironment() {
        var variable = System.getenv(VARIABLE);
        return Path.of(System.getProperty(PROPERTY, variable == null ? "payment-ledger.mv" : variable));
    }

    synchronized AuthoriseResult authorise(PaymentDetails details, IdempotencyKey key) {
        var earlier = store().find(key);
        if (earlier != null) {
            return earlier.isCompletion() || !earlier.details().equals(details)
                    ? new AuthoriseResult.KeyReused()
                    : authoriseResult(earlier, true);
        }
        var reason = DeclineReason.of(details);
        var kind = reason == null ? PaymentStatus.AUTHORISED : PaymentStatus.DECLINED;
        var entry = new LedgerEntry(nextSequence(), kind, ids.get(), details, key, clock.instant(), reason);
        store.append(entry);
        return authoriseResult(entry, false);
    }

    synchronized CompleteResult complete(AuthorisationId id, Completion completion, IdempotencyKey key) {
        var earlier = store().find(key);
        if (earlier != null) {
            return earlier.kind() == completion.status()
                            && earlier.authorisationId().equals(id)
                    ? new CompleteResult.Completed(earlier)
                    : new CompleteResult.KeyReused();
        }
        var latest = store.latest(id);
        if (latest == null) {
            return new CompleteResult.NotFound();
        }
        if (latest.kind() != PaymentStatus.AUTHORISED) {
            return new CompleteResult.AlreadyFinal(latest);
        }
        var entry = latest.completed(nextSequence(), completion, key, clock.instant());
        store.append(entry);
        return new CompleteResult.Completed(entry);
    }

    synchronized Optional<LedgerEntry> latestEntry(AuthorisationId id) {
        return Optional.ofNullable(store().latest(id));
    }

    /** The latest entry of each authorisation with this reference, oldest authorisation first. */
    synchronized List<LedgerEntry> latestEntries(Reference reference) {
        var latest = new LinkedHashMap<AuthorisationId, LedgerEntry>();
        entries(reference).forEach(entry -> latest.put(entry.authorisationId(), entry));
        return List.copyOf(latest.values());
    }

    synchronized List<LedgerEntry> entries(Reference reference) {
        return store().find(reference).toList();
    }

    /** The entries after this sequence number (0: from the first), {@code limit} at most. */
    synchronized List<LedgerEntry> entriesAfter(int sequence, int limit) {
        var open = store();
        return IntStream.rangeClosed(sequence + 1, open.size())
                .limit(limit)
                .mapToObj(open::get)
                .toList();
    }

    synchronized int size() {
        return store().size();
    }

    @Override
    public synchronized void close() {
        store.close();
    }

    /** The store closes itself when an entry could not be written, for example because the disk was full. */
    private LedgerStore store() {
        if (store.isClosed()) {
            store = LedgerStore.open(file);
        }
        return store;
    }

    private int nextSequence() {
        return store.size() + 1;
    }

    private static AuthoriseResult authoriseResult(LedgerEntry entry, boolean replayed) {
        return entry.kind() == PaymentStatus.DECLINED
                ? new AuthoriseResult.Declined(entry)
                : new AuthoriseResult.Authorised(entry, replayed);
    }
}
