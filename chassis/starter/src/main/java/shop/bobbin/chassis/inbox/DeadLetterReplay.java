package shop.bobbin.chassis.inbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.core.ConsumerFactory;

/**
 * Gives parked events to their listener again, once whatever was wrong with them or with us is mended. Only this group's
 * listener sees them: replaying into the topic would reach everybody. What fails again is parked again, behind the others.
 */
class DeadLetterReplay {

    private static final Duration POLL = Duration.ofMillis(500);

    private final ConsumerFactory<String, byte[]> consumers;

    DeadLetterReplay(ConsumerFactory<String, byte[]> consumers) {
        this.consumers = consumers;
    }

    /** Outcome of one call. */
    record Replayed(int replayed, int parkedAgain) {}

    long waiting(Subscription subscription) {
        try (var consumer = consumer(subscription)) {
            var partitions = partitions(consumer, subscription);
            consumer.assign(partitions); // offsets can be asked for without, but the client warns of each
            var committed = consumer.committed(Set.copyOf(partitions));
            var first = consumer.beginningOffsets(partitions);
            return consumer.endOffsets(partitions).entrySet().stream()
                    .mapToLong(end -> {
                        var done = committed.get(end.getKey());
                        return end.getValue() - (done == null ? first.getOrDefault(end.getKey(), 0L) : done.offset());
                    })
                    .sum();
        }
    }

    synchronized Replayed replay(Subscription subscription) {
        try (var consumer = consumer(subscription)) {
            var partitions = partitions(consumer, subscription);
            consumer.assign(partitions);
            var ends = consumer.endOffsets(partitions); // what is parked again meanwhile is for the next call
            var outcome = new Replayed(0, 0);
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                for (var message : consumer.poll(POLL)) {
                    if (message.offset() < ends.getOrDefault(partition(message), 0L)) {
                        outcome = deliver(subscription, message, consumer, outcome);
                    }
                }
            }
            return outcome;
        }
    }

    private static Replayed deliver(
            Subscription subscription,
            ConsumerRecord<String, byte[]> message,
            Consumer<String, byte[]> consumer,
            Replayed sofar) {
        Replayed outcome;
        try {
            subscription.delivery().onMessage(message);
            outcome = new Replayed(sofar.replayed() + 1, sofar.parkedAgain());
        } catch (RuntimeException failure) {
            if (Failures.willPass(failure)) {
                throw failure; // nothing is lost: this event is the first of the next call
            }
            subscription.deadLetters().accept(message, null, failure);
            outcome = new Replayed(sofar.replayed(), sofar.parkedAgain() + 1);
        }
        consumer.commitSync(Map.of(partition(message), new OffsetAndMetadata(message.offset() + 1)));
        return outcome;
    }

    private Consumer<String, byte[]> consumer(Subscription subscription) {
        var group = subscription.listener().group() + ".replay";
        return consumers.createConsumer(group, group, null);
    }

    private static List<TopicPartition> partitions(Consumer<String, byte[]> consumer, Subscription subscription) {
        var partitions = new ArrayList<TopicPartition>();
        for (var info : consumer.partitionsFor(subscription.listener().deadLetterTopic())) {
            partitions.add(new TopicPartition(info.topic(), info.partition()));
        }
        return partitions;
    }

    private static TopicPartition partition(ConsumerRecord<?, ?> message) {
        return new TopicPartition(message.topic(), message.partition());
    }
}
