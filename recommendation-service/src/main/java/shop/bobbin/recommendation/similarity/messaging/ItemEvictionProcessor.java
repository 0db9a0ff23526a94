package shop.bobbin.recommendation.similarity.messaging;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.TimestampedKeyValueStore;
import org.jspecify.annotations.Nullable;
import shop.bobbin.recommendation.similarity.ItemStatistics;
import shop.bobbin.recommendation.similarity.SimilarityModel;

/**
 * Forwards the statistics of each product, and evicts those of the least popular products when the store is above its limit.
 * It evicts by a timer and not for each record, because records arrive while the cache of the store is flushed, when the
 * store must not be changed.
 */
final class ItemEvictionProcessor
        extends ContextualProcessor<String, @Nullable ItemStatistics, String, @Nullable ItemStatistics> {

    static final String STORE = "companions";
    private static final Duration INTERVAL = Duration.ofMinutes(1);

    private final SimilarityModel model;

    ItemEvictionProcessor(SimilarityModel model) {
        this.model = model;
    }

    @Override
    public void init(ProcessorContext<String, @Nullable ItemStatistics> context) {
        super.init(context);
        context.schedule(INTERVAL, PunctuationType.WALL_CLOCK_TIME, this::evictLeastPopular);
    }

    @Override
    public void process(Record<String, @Nullable ItemStatistics> record) {
        context().forward(record);
    }

    private record Candidate(String item, double score) {}

    private void evictLeastPopular(long now) {
        TimestampedKeyValueStore<String, ItemStatistics> statistics = context().getStateStore(STORE);
        if (!model.exceedsItemLimit(statistics.approximateNumEntries())) {
            return;
        }
        var candidates = new ArrayList<Candidate>();
        try (var entries = statistics.all()) {
            entries.forEachRemaining(entry -> candidates.add(new Candidate(
                    entry.key,
                    entry.value == null || entry.value.value() == null
                            ? Double.NEGATIVE_INFINITY
                            : model.popularityScore(entry.value.value()))));
        }
        candidates.sort(Comparator.comparingDouble(Candidate::score));
        int remaining = candidates.size();
        for (Candidate candidate : candidates) {
            if (!model.exceedsItemLimit(remaining--)) {
                break;
            }
            statistics.delete(candidate.item());
            context().forward(new Record<>(candidate.item(), null, now));
        }
    }
}
