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
 * Delivers dead letters to their listener again, once what was wrong with them or with us is mended. Only this group's
 * listener sees them: replaying into the topic would reach everybody. What fails again is dead-lettered again, behind the
 * others.
 *
 * <p>Each dead letter is taken in the transaction of its effect. So of several replays at once, on whatever instances, one has
 * it, and the others wait for that one and go on behind it.
 */
class DeadLetterReplay {

    private static final Duration POLL = Duration.ofMillis(500);

    /** A dead letter that fails again is published within the transaction, which may take half of it. */
    private static final Duration LONGEST_DELIVERY = Duration.ofMinutes(1);

    private final ConsumerFactory<String, byte[]> consumers;
    private final DeadLetterPositions positions;
    private final TransactionTemplate transaction;
    private final TransactionTemplate undoable;
    private final TransactionTimeouts limits;

    DeadLetterReplay(
            ConsumerFactory<String, byte[]> consumers,
            DeadLetterPositions positions,
            PlatformTransactionManager transactions,
            TransactionTimeouts limits) {
        this.consumers = consumers;
        this.positions = positions;
        this.transaction = new TransactionTemplate(transactions);
        this.undoable = new TransactionTemplate(transactions);
        this.undoable.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        this.limits = limits;
    }

    /** Outcome of one call. */
    record Replayed(int replayed, int deadLetteredAgain) {

        Replayed and(Outcome outcome) {
            return switch (outcome) {
                case REPLAYED -> new Replayed(replayed + 1, deadLetteredAgain);
                case DEAD_LETTERED_AGAIN -> new Replayed(replayed, deadLetteredAgain + 1);
                case TAKEN_BY_ANOTHER -> this;
            };
        }
    }

    private enum Outcome {
        REPLAYED,
        DEAD_LETTERED_AGAIN,
        TAKEN_BY_ANOTHER
    }

    /** From the first dead letter that has not been replayed to the end that there is at the call. */
    private record Range(long next, long end) {}

    long waiting(Subscription subscription) {
        try (var consumer = consumer(subscription)) {
            return ranges(consumer, subscription).values().stream()
                    .mapToLong(range -> range.end() - range.next())
                    .sum();
        }
    }

    Replayed replay(Subscription subscription) {
        try (var consumer = consumer(subscription)) {
            var ranges = ranges(consumer, subscription); // what is dead-lettered again meanwhile is for the next call
            ranges.forEach((partition, range) -> consumer.seek(partition, range.next()));
            var outcome = new Replayed(0, 0);
            while (ranges.entrySet().stream()
                    .anyMatch(range ->
                            consumer.position(range.getKey()) < range.getValue().end())) {
                for (var letter : consumer.poll(POLL)) {
                    var range = ranges.get(new TopicPartition(letter.topic(), letter.partition()));
                    if (range != null && letter.offset() < range.end()) {
                        outcome = outcome.and(deliver(subscription, letter));
                    }
                }
            }
            return outcome;
        }
    }

    private Outcome deliver(Subscription subscription, ConsumerRecord<String, byte[]> letter) {
        return transaction.execute(status -> {
            limits.extendTo(LONGEST_DELIVERY);
            if (!positions.take(letter)) {
                return Outcome.TAKEN_BY_ANOTHER;
            }
            try {
                undoable.executeWithoutResult(nested -> subscription.delivery().onMessage(letter));
                return Outcome.REPLAYED;
            } catch (RuntimeException failure) {
                if (TransientFailures.matches(failure)) {
                    throw failure; // nothing is lost: this event is the first of the next call
                }
                subscription.deadLetters().publish(letter, failure);
                return Outcome.DEAD_LETTERED_AGAIN;
            }
        });
    }

    /**
     * It joins no group; it has one to ask for positions that an earlier version has committed there. With a name of its own:
     * two at once would register under the same one.
     */
    private Consumer<String, byte[]> consumer(Subscription subscription) {
        var group = subscription.listener().group() + ".replay";
        return consumers.createConsumer(group, group + "-", UUID.randomUUID().toString());
    }

    private Map<TopicPartition, Range> ranges(Consumer<String, byte[]> consumer, Subscription subscription) {
        var partitions = consumer.partitionsFor(subscription.listener().deadLetterTopic()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions); // offsets can be asked for without, but the client warns of each
        var firsts = consumer.beginningOffsets(partitions);
        var ranges = new HashMap<TopicPartition, Range>();
        consumer.endOffsets(partitions).forEach((partition, end) -> {
            var first = firsts.getOrDefault(partition, 0L);
            var next = positions.next(partition, end, () -> committed(consumer, partition, end));
            ranges.put(partition, new Range(Math.max(first, next), end));
        });
        return ranges;
    }

    /** Zero, too, for a position behind the end: it is that of a topic which has been deleted and made again. */
    private static long committed(Consumer<String, byte[]> consumer, TopicPartition partition, long end) {
        var committed = consumer.committed(Set.of(partition)).get(partition);
        return committed == null || committed.offset() > end ? 0 : committed.offset();
    }
}
