package shop.bobbin.recommendation.similarity.messaging;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
import shop.bobbin.recommendation.similarity.Learning;
import shop.bobbin.recommendation.similarity.Signal;

/**
 * Keeps each customer's history and passes on what a signal teaches. It drops what a producer sent twice, which the history
 * knows: exactly-once processing guards against this application's repetitions, not against the producer's.
 */
final class Remember extends ContextualProcessor<String, Signal, String, Learned> {

    static final String HISTORIES = "histories";
    private static final Duration FORGET_EVERY = Duration.ofHours(1);

    /** How much is forgotten when there is too much, so that it is not looked for at each new customer. */
    private static final int A_PART = 20;

    private final Learning learning;
    private final Counter learned;
    private final Counter duplicates;
    private final Counter forgotten;

    /** The size of all histories of this partition; unknown until the first signal after a start. */
    private long remembered = -1;

    Remember(Learning learning, MeterRegistry meters) {
        this.learning = learning;
        this.learned = meters.counter("bobbin.signal.learned");
        this.duplicates = meters.counter("bobbin.signal.duplicated");
        this.forgotten = meters.counter("bobbin.customer.forgotten");
    }

    @Override
    public void init(ProcessorContext<String, Learned> context) {
        super.init(context);
        context.schedule(FORGET_EVERY, PunctuationType.WALL_CLOCK_TIME, this::forgetTheSilent);
    }

    @Override
    public void process(Record<String, Signal> record) {
        measure();
        History before = histories().get(record.key());
        History.Step step = learning.remember(before, record.value());
        if (step.stale()) {
            duplicates.increment();
            return;
        }
        histories().put(record.key(), step.history());
        remembered += step.history().size() - (before == null ? 0 : before.size());
        step.contributions()
                .forEach(contribution -> context()
                        .forward(record.withKey(contribution.item().value())
                                .withValue(new Learned.OfItem(contribution))));
        context().forward(record.withValue(new Learned.OfCustomer(step.history().taste())));
        learned.increment();
        if (learning.isTooMuch(histories().approximateNumEntries(), remembered)) {
            forgetThoseSilentTheLongest(record.timestamp());
        }
    }

    private record Known(String customer, Instant lastSeen, int size) {

        static Known of(String customer, @Nullable History history) {
            return history == null
                    ? new Known(customer, Instant.MIN, 0)
                    : new Known(customer, history.lastSeen(), history.size());
        }
    }

    private void forgetThoseSilentTheLongest(long now) {
        List<Known> customers = new ArrayList<>();
        each(entry -> customers.add(Known.of(entry.key, entry.value)));
        customers.sort(Comparator.comparing(Known::lastSeen));
        int atLeast = 1 + customers.size() / A_PART;
        for (int i = 0; i < customers.size(); i++) {
            if (i >= atLeast && !learning.isTooMuch(customers.size() - i, remembered)) {
                break;
            }
            forget(customers.get(i), now);
        }
    }

    private void forgetTheSilent(long now) {
        List<Known> silent = new ArrayList<>();
        each(entry -> {
            if (entry.value == null || learning.forgets(entry.value, Instant.ofEpochMilli(now))) {
                silent.add(Known.of(entry.key, entry.value));
            }
        });
        silent.forEach(customer -> forget(customer, now));
    }

    private void forget(Known known, long now) {
        measure();
        histories().delete(known.customer());
        remembered -= known.size();
        forgotten.increment();
        context().forward(new Record<>(known.customer(), new Learned.OfCustomer(null), now));
    }

    private void measure() {
        if (remembered < 0) {
            remembered = 0;
            each(entry -> remembered += Known.of(entry.key, entry.value).size());
        }
    }

    /** The value is null where the store holds what this version cannot read. */
    private void each(Consumer<KeyValue<String, @Nullable History>> consumer) {
        try (KeyValueIterator<String, @Nullable History> all = histories().all()) {
            all.forEachRemaining(consumer);
        }
    }

    private KeyValueStore<String, @Nullable History> histories() {
        return context().getStateStore(HISTORIES);
    }
}
