package shop.bobbin.chassis.inbox;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import shop.bobbin.chassis.database.TransactionTimeouts;

/**
 * Replays dead letters to the handlers of their consumer group, after an operator has removed the cause. It does not publish
 * them to the original topic, because all other groups would receive them again. One that fails again goes to the end of the
 * dead letter topic.
 *
 * <p>The replay position moves in the transaction of the effect. With concurrent replays, also of other instances, one
 * transaction handles a dead letter, and the others block until it ends and then skip that dead letter.
 */
class DeadLetterReplay {

    private static final Duration POLL = Duration.ofMillis(500);

    /** Of this, publishing a dead letter that fails again may take half. */
    private static final Duration DELIVERY_TIMEOUT = Duration.ofMinutes(1);

    private final ConsumerFactory<String, byte[]> consumers;
    private final DeadLetterPositions positions;
    private final TransactionTemplate transaction;
    private final TransactionTemplate nestedTransaction;
    private final TransactionTimeouts timeouts;

    DeadLetterReplay(
            ConsumerFactory<String, byte[]> consumers,
            DeadLetterPositions positions,
            PlatformTransactionManager transactions,
            TransactionTimeouts timeouts) {
        this.consumers = consumers;
        this.positions = positions;
        this.transaction = new TransactionTemplate(transactions);
        this.nestedTransaction = new TransactionTemplate(transactions);
        this.nestedTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        this.timeouts = timeouts;
    }

    /** Counts of one replay. */
    record ReplayResult(int replayed, int deadLetteredAgain) {

        ReplayResult plus(Outcome outcome) {
            return switch (outcome) {
                case REPLAYED -> new ReplayResult(replayed + 1, deadLetteredAgain);
                case DEAD_LETTERED_AGAIN -> new ReplayResult(replayed, deadLetteredAgain + 1);
                case SKIPPED -> this;
            };
        }
    }

    private enum Outcome {
        REPLAYED,
        DEAD_LETTERED_AGAIN,
        SKIPPED
    }

    /** Offsets of one partition: the first dead letter to replay, and the end at the start of the replay. */
    private record Range(long next, long end) {}

    /** The number of dead letters that have not been replayed. */
    long count(Subscription subscription) {
        try (var consumer = consumer(subscription)) {
            return ranges(consumer, subscription).values().stream()
                    .mapToLong(range -> range.end() - range.next())
                    .sum();
        }
    }

    /**
     * Replays the dead letters that exist at the start.
     *
     * @throws RuntimeException on a transient failure; the next replay starts with that dead letter
     */
    ReplayResult replay(Subscription subscription) {
        try (var consumer = consumer(subscription)) {
            var ranges = ranges(consumer, subscription); // later ones are for the next replay
            ranges.forEach((partition, range) -> consumer.seek(partition, range.next()));
            var result = new ReplayResult(0, 0);
            while (ranges.entrySet().stream()
                    .anyMatch(range ->
                            consumer.position(range.getKey()) < range.getValue().end())) {
                for (var letter : consumer.poll(POLL)) {
                    var range = ranges.get(new TopicPartition(letter.topic(), letter.partition()));
                    if (range != null && letter.offset() < range.end()) {
                        result = result.plus(deliver(subscription, letter));
                    }
                }
            }
            return result;
        }
    }

    private Outcome deliver(Subscription subscription, ConsumerRecord<String, byte[]> letter) {
        return transaction.execute(status -> {
            timeouts.extendTo(DELIVERY_TIMEOUT);
            if (!positions.advancePast(letter)) {
                return Outcome.SKIPPED;
            }
            try {
                nestedTransaction.executeWithoutResult(
                        nested -> subscription.messageListener().onMessage(letter));
                return Outcome.REPLAYED;
            } catch (RuntimeException failure) {
                if (TransientFailures.matches(failure)) {
                    throw failure; // rolls back: the next replay starts with this event
                }
                subscription.deadLetters().publish(letter, failure);
                return Outcome.DEAD_LETTERED_AGAIN;
            }
        });
    }

    /**
     * A consumer that does not subscribe. Its group id is for reading the offsets that an earlier version has committed. Its client
     * id is random, because two concurrent ones would register the same MBean.
     */
    private Consumer<String, byte[]> consumer(Subscription subscription) {
        var group = subscription.handlers().group() + ".replay";
        return consumers.createConsumer(group, group + "-", UUID.randomUUID().toString());
    }

    private Map<TopicPartition, Range> ranges(Consumer<String, byte[]> consumer, Subscription subscription) {
        var partitions = consumer.partitionsFor(subscription.handlers().deadLetterTopic()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(
                partitions); // not needed for reading offsets, but without it the client logs a warning for each
        var firsts = consumer.beginningOffsets(partitions);
        var ranges = new HashMap<TopicPartition, Range>();
        consumer.endOffsets(partitions).forEach((partition, end) -> {
            var first = firsts.getOrDefault(partition, 0L);
            var next = positions.next(partition, end, () -> committed(consumer, partition, end));
            ranges.put(partition, new Range(Math.max(first, next), end));
        });
        return ranges;
    }

    /** Zero also for an offset after the end, which belongs to a topic that has been deleted and created again. */
    private static long committed(Consumer<String, byte[]> consumer, TopicPartition partition, long end) {
        var committed = consumer.committed(Set.of(partition)).get(partition);
        return committed == null || committed.offset() > end ? 0 : committed.offset();
    }
}
