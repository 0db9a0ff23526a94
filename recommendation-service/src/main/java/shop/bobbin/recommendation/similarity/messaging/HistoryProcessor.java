package shop.bobbin.recommendation.similarity.messaging;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.function.Consumer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import shop.bobbin.recommendation.similarity.History;
import shop.bobbin.recommendation.similarity.Signal;
import shop.bobbin.recommendation.similarity.SimilarityModel;

/**
 * Updates the history of the customer of each signal, and forwards the changes of the model that follow from it. It drops
 * duplicates, which the history detects: exactly-once processing covers repeated processing in this application, but not
 * events that their producer has published twice. It also evicts histories, by age and above the limits of a partition.
 */
final class HistoryProcessor extends ContextualProcessor<String, Signal, String, ModelUpdate> {

    /** The store of the histories. The name is part of the changelog topic's name. */
    static final String STORE = "histories";

    private static final Duration EXPIRY_INTERVAL = Duration.ofHours(1);

    /** Above the limits 1/20 of the histories is evicted at once: to find them, all are read and sorted. */
    private static final int EVICTION_DIVISOR = 20;

    private final SimilarityModel model;
    private final Counter applied;
    private final Counter duplicates;
    private final Counter evicted;

    /** The sum of the sizes of all histories of this partition; negative until the first signal after a start. */
    private long totalSize = -1;

    HistoryProcessor(SimilarityModel model, MeterRegistry meters) {
        this.model = model;
        this.applied = meters.counter("bobbin.signal.applied");
        this.duplicates = meters.counter("bobbin.signal.duplicated");
        this.evicted = meters.counter("bobbin.customer.evicted");
    }

    @Override
    public void init(ProcessorContext<String, ModelUpdate> context) {
        super.init(context);
        context.schedule(EXPIRY_INTERVAL, PunctuationType.WALL_CLOCK_TIME, this::evictExpired);
    }

    @Override
    public void process(Record<String, Signal> record) {
        initializeTotalSize();
        History before = histories().get(record.key());
        History.Update update = model.updateHistory(before, record.value());
        if (update.stale()) {
            duplicates.increment();
            return;
        }
        histories().put(record.key(), update.history());
        totalSize += update.history().size() - (before == null ? 0 : before.size());
        update.contributions()
                .forEach(contribution -> context()
                        .forward(record.withKey(contribution.item().value())
                                .withValue(new ModelUpdate.OfItem(contribution))));
        context()
                .forward(record.withValue(
                        new ModelUpdate.OfCustomer(update.history().profile())));
        applied.increment();
        if (model.exceedsHistoryLimit(histories().approximateNumEntries(), totalSize)) {
            evictLeastRecent(record.timestamp());
        }
    }

    private record Candidate(String customer, Instant lastSeen, int size) {

        static Candidate of(String customer, @Nullable History history) {
            return history == null
                    ? new Candidate(customer, Instant.MIN, 0)
                    : new Candidate(customer, history.lastSeen(), history.size());
        }
    }

    private void evictLeastRecent(long now) {
        var candidates = new ArrayList<Candidate>();
        forEachHistory(entry -> candidates.add(Candidate.of(entry.key, entry.value)));
        candidates.sort(Comparator.comparing(Candidate::lastSeen));
        int atLeast = 1 + candidates.size() / EVICTION_DIVISOR;
        for (int i = 0; i < candidates.size(); i++) {
            if (i >= atLeast && !model.exceedsHistoryLimit(candidates.size() - i, totalSize)) {
                break;
            }
            evict(candidates.get(i), now);
        }
    }

    private void evictExpired(long now) {
        var expired = new ArrayList<Candidate>();
        forEachHistory(entry -> {
            if (entry.value == null || model.isExpired(entry.value, Instant.ofEpochMilli(now))) {
                expired.add(Candidate.of(entry.key, entry.value));
            }
        });
        expired.forEach(candidate -> evict(candidate, now));
    }

    private void evict(Candidate candidate, long now) {
        initializeTotalSize();
        histories().delete(candidate.customer());
        totalSize -= candidate.size();
        evicted.increment();
        context().forward(new Record<>(candidate.customer(), new ModelUpdate.OfCustomer(null), now));
    }

    private void initializeTotalSize() {
        if (totalSize < 0) {
            totalSize = 0;
            forEachHistory(
                    entry -> totalSize += Candidate.of(entry.key, entry.value).size());
        }
    }

    /** The value is null when this version cannot read the stored history. */
    private void forEachHistory(Consumer<KeyValue<String, @Nullable History>> consumer) {
        try (KeyValueIterator<String, @Nullable History> entries = histories().all()) {
            entries.forEachRemaining(consumer);
        }
    }

    private KeyValueStore<String, @Nullable History> histories() {
        return context().getStateStore(STORE);
    }
}
