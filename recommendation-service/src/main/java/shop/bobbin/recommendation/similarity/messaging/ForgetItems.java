package shop.bobbin.recommendation.similarity.messaging;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.TimestampedKeyValueStore;
import org.jspecify.annotations.Nullable;
import shop.bobbin.recommendation.similarity.Companions;
import shop.bobbin.recommendation.similarity.Learning;

/**
 * Passes each item's companions on, and forgets the least popular items when there are too many. It looks at times, not at
 * each record: those come out of the store's cache while it is written, when the store must not be changed.
 */
final class ForgetItems extends ContextualProcessor<String, @Nullable Companions, String, @Nullable Companions> {

    private static final Duration EVERY = Duration.ofMinutes(1);

    private final String store;
    private final Learning learning;

    ForgetItems(String store, Learning learning) {
        this.store = store;
        this.learning = learning;
    }

    @Override
    public void init(ProcessorContext<String, @Nullable Companions> context) {
        super.init(context);
        context.schedule(EVERY, PunctuationType.WALL_CLOCK_TIME, this::forgetTheLeastPopular);
    }

    @Override
    public void process(Record<String, @Nullable Companions> record) {
        context().forward(record);
    }

    private record Known(String item, double worth) {}

    private void forgetTheLeastPopular(long now) {
        TimestampedKeyValueStore<String, Companions> companions = context().getStateStore(store);
        if (!learning.isTooMuch(companions.approximateNumEntries())) {
            return;
        }
        List<Known> items = new ArrayList<>();
        try (var all = companions.all()) {
            all.forEachRemaining(entry -> items.add(new Known(
                    entry.key,
                    entry.value == null || entry.value.value() == null
                            ? Double.NEGATIVE_INFINITY
                            : learning.worth(entry.value.value()))));
        }
        items.sort(Comparator.comparingDouble(Known::worth));
        int left = items.size();
        for (Known item : items) {
            if (!learning.isTooMuch(left--)) {
                break;
            }
            companions.delete(item.item());
            context().forward(new Record<>(item.item(), null, now));
        }
    }
}
