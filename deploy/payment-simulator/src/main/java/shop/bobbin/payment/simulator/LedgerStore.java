package shop.bobbin.payment.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;

/**
 * The ledger's entries and their indexes in a file of H2's MVStore. An entry is on disk when {@link #append} returns. Each
 * append is one commit, so after a kill or a power failure an entry is there with all its indexes, or not at all. Not thread-safe.
 */
final class LedgerStore implements AutoCloseable {

    /** Name of the ledger in earlier versions, which was a file of JSON lines. */
    private static final String EARLIER = "payment-ledger.jsonl";

    /** A commit writes a few pages, most of which the next commits replace; compaction makes their space reusable. */
    private static final int COMMITS_PER_COMPACTION = 100;

    private static final int COMPACTION_FILL_PERCENT = 90;
    private static final int COMPACTION_BYTES = 4 << 20;

    private final MVStore store;
    private final MVMap<Integer, String> entries;
    private final MVMap<String, Integer> byKey;
    private final MVMap<String, Integer> latestByAuthorisation;

    /** The key is the reference, a space and the sequence number with leading zeros. */
    private final MVMap<String, Integer> byReference;

    private LedgerStore(MVStore store) {
        this.store = store;
        this.entries = store.openMap("entries");
        this.byKey = store.openMap("by-key");
        this.latestByAuthorisation = store.openMap("latest-by-authorisation");
        this.byReference = store.openMap("by-reference");
    }

    /**
     * Opens the file; creates it and its folder if necessary.
     *
     * @throws IllegalStateException when another process has it open, or it is no ledger of this version
     */
    static LedgerStore open(Path path) {
        var file = path.toAbsolutePath();
        var earlier = file.resolveSibling(EARLIER);
        if (!earlier.equals(file) && Files.exists(earlier)) {
            throw unreadable(earlier, "it is of an earlier version");
        }
        try {
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            var store = new MVStore.Builder()
                    .fileName(file.toString())
                    .autoCommitDisabled() // commits happen in append only, ...
                    .autoCommitBufferSize(0) // ... however many changes are pending
                    .pageSplitSize(2048)
                    .cacheSize(4)
                    .open();
            // Space that no current page uses is overwritten at once; that is safe because each commit is synced before
            // the next.
            store.setVersionsToKeep(0);
            store.setRetentionTime(0);
            return new LedgerStore(store);
        } catch (MVStoreException e) {
            if (e.getErrorCode() == DataUtils.ERROR_FILE_LOCKED) {
                throw new IllegalStateException("the ledger " + file + " is in use by another simulator", e);
            }
            throw unreadable(file, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws MVStoreException when the entry cannot be written; the store is closed then and can be opened again */
    void append(LedgerEntry entry) {
        int sequence = entry.sequence();
        try {
            entries.put(sequence, Json.write(entry));
            byKey.put(entry.key().value(), sequence);
            latestByAuthorisation.put(entry.authorisationId().value(), sequence);
            byReference.put("%s %010d".formatted(entry.details().reference().value(), sequence), sequence);
            store.commit();
            store.sync();
            if (sequence % COMMITS_PER_COMPACTION == 0) {
                store.compact(COMPACTION_FILL_PERCENT, COMPACTION_BYTES);
            }
        } catch (MVStoreException e) {
            store.closeImmediately();
            throw e;
        }
    }

    int size() {
        return entries.size();
    }

    /** @param sequence from 1 to {@link #size} */
    LedgerEntry get(int sequence) {
        try {
            var json = Objects.requireNonNull(entries.get(sequence), "no such entry");
            return Json.read(json.getBytes(StandardCharsets.UTF_8), LedgerEntry.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Nullable
    LedgerEntry find(IdempotencyKey key) {
        return get(byKey.get(key.value()));
    }

    @Nullable
    LedgerEntry latest(AuthorisationId id) {
        return get(latestByAuthorisation.get(id.value()));
    }

    /** In the order of their sequence numbers. */
    Stream<LedgerEntry> find(Reference reference) {
        var prefix = reference.value() + " ";
        Iterable<String> keys = () -> byReference.keyIterator(prefix);
        return StreamSupport.stream(keys.spliterator(), false)
                .takeWhile(key -> key.startsWith(prefix))
                .map(key -> get(Integer.parseInt(key.substring(prefix.length()))));
    }

    boolean isClosed() {
        return store.isClosed();
    }

    @Override
    public void close() {
        store.close();
    }

    private @Nullable LedgerEntry get(@Nullable Integer sequence) {
        return sequence == null ? null : get(sequence.intValue());
    }

    private static IllegalStateException unreadable(Path file, String cause) {
        return new IllegalStateException("the ledger " + file + " cannot be read (" + cause
                + "): delete it with all other data," + " by './bobbin reset' or 'docker compose down -v'");
    }
}
