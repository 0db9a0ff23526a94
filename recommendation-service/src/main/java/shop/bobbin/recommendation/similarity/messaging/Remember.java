package shop.bobbin.recommendation.similarity.messaging;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;
import shop.bobbin.recommendation.similarity.History;
import shop.bobbin.recommendation.similarity.Learning;

/**
 * Keeps each customer's history and passes on what a signal teaches. The first to see a signal, it drops what a producer
 * sent twice: exactly-once processing guards against this application's repetitions, not against the producer's.
 */
final class Remember extends ContextualProcessor<String, Received, String, Learned> {

    static final String SEEN = "seen";
    static final String HISTORIES = "histories";
    private static final Duration FORGET_EVERY = Duration.ofHours(1);

    private final Learning learning;
    private final Counter learned;
    private final Counter duplicates;

    Remember(Learning learning, MeterRegistry meters) {
        this.learning = learning;
        this.learned = meters.counter("bobbin.signal.learned");
        this.duplicates = meters.counter("bobbin.signal.duplicated");
    }

    @Override
    public void init(ProcessorContext<String, Learned> context) {
        super.init(context);
        context.schedule(FORGET_EVERY, PunctuationType.WALL_CLOCK_TIME, this::forgetTheSilent);
    }

    @Override
    public void process(Record<String, Received> record) {
        if (isDuplicate(record)) {
            duplicates.increment();
            return;
        }
        KeyValueStore<String, History> histories = context().getStateStore(HISTORIES);
        History.Step step =
                learning.remember(histories.get(record.key()), record.value().signal());
        histories.put(record.key(), step.history());
        step.contributions()
                .forEach(contribution -> context()
                        .forward(record.withKey(contribution.item().value())
                                .withValue(new Learned.OfItem(contribution))));
        context().forward(record.withValue(new Learned.OfCustomer(step.history().taste())));
        learned.increment();
    }

    private boolean isDuplicate(Record<String, Received> record) {
        String id = record.value().eventId();
        long time = record.timestamp();
        long window = learning.duplicateWindow().toMillis();
        WindowStore<String, String> seen = context().getStateStore(SEEN);
        try (WindowStoreIterator<String> earlier = seen.fetch(id, Math.max(0, time - window), time + window)) {
            if (earlier.hasNext()) {
                return true;
            }
        }
        seen.put(id, "", time);
        return false;
    }

    private void forgetTheSilent(long now) {
        List<String> silent = new ArrayList<>();
        KeyValueStore<String, History> histories = context().getStateStore(HISTORIES);
        try (KeyValueIterator<String, History> all = histories.all()) {
            while (all.hasNext()) {
                KeyValue<String, History> entry = all.next();
                if (learning.forgets(entry.value, Instant.ofEpochMilli(now))) {
                    silent.add(entry.key);
                }
            }
        }
        for (String customer : silent) {
            histories.delete(customer);
            context().forward(new Record<>(customer, new Learned.OfCustomer(null), now));
        }
    }
}
