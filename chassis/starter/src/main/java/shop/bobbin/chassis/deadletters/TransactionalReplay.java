package shop.bobbin.chassis.deadletters;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.function.SingletonSupplier;
import shop.bobbin.chassis.database.TransactionTimeouts;
import shop.bobbin.chassis.events.DeadLetterChannel;
import shop.bobbin.chassis.events.Subscription;
import shop.bobbin.chassis.events.TopicReader;
import shop.bobbin.chassis.events.TopicReader.Range;
import shop.bobbin.chassis.events.TransientFailures;

/**
 * Replay to the event handlers. The replay position moves in the transaction of the effect. With concurrent replays, one transaction
 * handles a dead letter, and the others block until it ends and then skip that dead letter.
 */
class TransactionalReplay implements DeadLetterReplay {

    /** Only for a broker that stops answering: a client times out much earlier. */
    private static final Duration TIMEOUT = Duration.ofHours(1);

    /** Of this, publishing a dead letter that fails again may take half. */
    private static final Duration DELIVERY_TIMEOUT = Duration.ofMinutes(1);

    private final Map<String, Subscription> subscriptions = new LinkedHashMap<>();
    private final DeadLetterChannel deadLetters;
    private final TopicReader topics;
    private final DeadLetterPositions positions;
    private final TransactionTemplate transaction;
    private final TransactionTemplate nestedTransaction;
    private final TransactionTimeouts timeouts;

    TransactionalReplay(
            List<Subscription> subscriptions,
            DeadLetterChannel deadLetters,
            TopicReader topics,
            DeadLetterPositions positions,
            PlatformTransactionManager transactions,
            TransactionTimeouts timeouts) {
        subscriptions.forEach(subscription -> this.subscriptions.put(topicOf(subscription), subscription));
        this.deadLetters = deadLetters;
        this.topics = topics;
        this.positions = positions;
        this.transaction = new TransactionTemplate(transactions);
        this.nestedTransaction = new TransactionTemplate(transactions);
        this.nestedTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        this.timeouts = timeouts;
    }

    private static String topicOf(Subscription subscription) {
        return DeadLetter.topicOf(
                subscription.handlers().group(), subscription.handlers().topic());
    }

    private enum Outcome {
        REPLAYED,
        DEAD_LETTERED_AGAIN,
        SKIPPED
    }

    @Override
    public List<String> topics() {
        return List.copyOf(subscriptions.keySet());
    }

    @Override
    public long count(String topic) {
        return ranges(topic, subscription(topic)).values().stream()
                .mapToLong(range -> range.end() - range.start())
                .sum();
    }

    @Override
    public ReplayResult replay(String topic) {
        var subscription = subscription(topic);
        var counts = new HashMap<Outcome, Integer>();
        topics.read(
                ranges(topic, subscription),
                TIMEOUT,
                letters -> letters.forEach(letter -> counts.merge(deliver(subscription, letter), 1, Integer::sum)));
        return new ReplayResult(
                counts.getOrDefault(Outcome.REPLAYED, 0), counts.getOrDefault(Outcome.DEAD_LETTERED_AGAIN, 0));
    }

    private Subscription subscription(String topic) {
        var subscription = subscriptions.get(topic);
        if (subscription == null) {
            throw new IllegalArgumentException(topic + " is not a dead letter topic of this application");
        }
        return subscription;
    }

    private Outcome deliver(Subscription subscription, ConsumerRecord<String, byte[]> letter) {
        return transaction.execute(status -> {
            timeouts.extendTo(DELIVERY_TIMEOUT);
            if (!positions.advancePast(letter)) {
                return Outcome.SKIPPED;
            }
            try {
                nestedTransaction.executeWithoutResult(
                        nested -> subscription.listener().onMessage(letter));
                return Outcome.REPLAYED;
            } catch (RuntimeException failure) {
                if (TransientFailures.matches(failure)) {
                    throw failure; // rolls back: the next replay starts with this event
                }
                deadLetters.publish(subscription.handlers(), letter, failure);
                return Outcome.DEAD_LETTERED_AGAIN;
            }
        });
    }

    /** What has not been replayed. */
    private Map<TopicPartition, Range> ranges(String topic, Subscription subscription) {
        var ranges = topics.ranges(topic);
        // positions of an earlier version; read only when there are no others
        var committed = SingletonSupplier.of(
                () -> topics.committed(subscription.handlers().group() + ".replay", ranges.keySet()));
        ranges.replaceAll((partition, range) -> {
            var next = positions.next(
                    partition, range.end(), () -> initial(committed.obtain().getOrDefault(partition, 0L), range.end()));
            return new Range(Math.max(range.start(), next), range.end());
        });
        return ranges;
    }

    /** Zero also for an offset after the end, which belongs to a topic that has been deleted and created again. */
    private static long initial(long committed, long end) {
        return committed > end ? 0 : committed;
    }
}
