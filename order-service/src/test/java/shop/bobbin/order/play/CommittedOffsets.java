package shop.bobbin.order.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** How far a consumer group has come. */
final class CommittedOffsets {

    private static final Duration AT_MOST = Duration.ofSeconds(30);

    private CommittedOffsets() {}

    /** Waits until the group has committed every partition of the topic up to its present end. */
    static void awaitConsumed(String bootstrapServers, String group, String topic) {
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", bootstrapServers))) {
            var ends = ends(admin, topic);
            await().atMost(AT_MOST)
                    .untilAsserted(() -> assertThat(committed(admin, group))
                            .as("%s in %s", group, topic)
                            .satisfies(committed ->
                                    ends.forEach((partition, end) -> assertThat(committed.getOrDefault(partition, 0L))
                                            .as("%s", partition)
                                            .isGreaterThanOrEqualTo(end))));
        }
    }

    private static Map<TopicPartition, Long> ends(Admin admin, String topic) {
        try {
            var description =
                    admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic);
            var latest = Objects.requireNonNull(description).partitions().stream()
                    .collect(Collectors.toMap(
                            partition -> new TopicPartition(topic, partition.partition()), _ -> OffsetSpec.latest()));
            return admin.listOffsets(latest).all().get().entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, end -> end.getValue().offset()));
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Map<TopicPartition, Long> committed(Admin admin, String group) {
        try {
            return admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get().entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, offset -> offset.getValue().offset()));
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
