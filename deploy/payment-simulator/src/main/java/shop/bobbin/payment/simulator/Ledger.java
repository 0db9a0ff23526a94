package shop.bobbin.payment.simulator;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What happened to the money, in order. An authorisation begins AUTHORISED or DECLINED; an authorised one is captured or voided
 * once, and that is final. An entry is on the disk before anyone can read it or be answered from it: the maps below
 * only find again what the file holds. One lock over all of it makes "exactly one per key" plain; the disk is the bottleneck
 * anyway.
 */
final class Ledger implements AutoCloseable {

    private final LedgerFile file;
    private final Clock clock;
    private final Supplier<AuthorisationId> ids;
    private final List<LedgerEntry> entries = new ArrayList<>();
    private final Map<IdempotencyKey, LedgerEntry> byKey = new HashMap<>();
    private final Map<AuthorisationId, LedgerEntry> standing = new HashMap<>();
    private final Map<Reference, List<LedgerEntry>> byReference = new HashMap<>();

    Ledger(LedgerFile file, Clock clock, Supplier<AuthorisationId> ids) {
        this.file = file;
        this.clock = clock;
        this.ids = ids;
        try {
            file.replay(this::remember);
        } catch (RuntimeException e) {
            file.close(); // nobody else will: there is no ledger to close
            throw e;
        }
    }

    synchronized AuthoriseResult authorise(AuthorisationRequest request, IdempotencyKey key) {
        LedgerEntry known = byKey.get(key);
        if (known != null) {
            return known.isSettlement() || !known.request().equals(request)
                    ? new AuthoriseResult.KeyReused()
                    : authoriseResult(known, true);
        }
        DeclineReason reason = DeclineReason.of(request);
        PaymentStatus kind = reason == null ? PaymentStatus.AUTHORISED : PaymentStatus.DECLINED;
        LedgerEntry entry = new LedgerEntry(nextSequence(), kind, ids.get(), request, key, clock.instant(), reason);
        book(entry);
        return authoriseResult(entry, false);
    }

    synchronized SettleResult settle(AuthorisationId id, Settlement settlement, IdempotencyKey key) {
        LedgerEntry known = byKey.get(key);
        if (known != null) {
            return known.kind() == settlement.outcome()
                            && known.authorisationId().equals(id)
                    ? new SettleResult.Settled(known)
                    : new SettleResult.KeyReused();
        }
        LedgerEntry current = standing.get(id);
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
        return Optional.ofNullable(standing.get(id));
    }

    /** The last entry of each authorisation for this reference, oldest authorisation first. */
    synchronized List<LedgerEntry> standing(Reference reference) {
        Map<AuthorisationId, LedgerEntry> last = new LinkedHashMap<>();
        entries(reference).forEach(entry -> last.put(entry.authorisationId(), entry));
        return List.copyOf(last.values());
    }

    synchronized List<LedgerEntry> entries() {
        return List.copyOf(entries);
    }

    synchronized List<LedgerEntry> entries(Reference reference) {
        return List.copyOf(byReference.getOrDefault(reference, List.of()));
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

    private long nextSequence() {
        return entries.size() + 1L;
    }

    private void book(LedgerEntry entry) {
        file.append(entry);
        remember(entry);
    }

    private void remember(LedgerEntry entry) {
        if (entry.sequence() != nextSequence()) {
            throw new IllegalStateException(
                    "the ledger has entry " + entry.sequence() + " where " + nextSequence() + " belongs");
        }
        entries.add(entry);
        byKey.put(entry.key(), entry);
        standing.put(entry.authorisationId(), entry);
        byReference
                .computeIfAbsent(entry.request().reference(), reference -> new ArrayList<>(2))
                .add(entry);
    }
}
