package shop.bobbin.backing;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;

/**
 * The topics of one Kafka, be it ours or not, made equal to a list.
 *
 * @param bootstrapServers {@code host:port}, several with commas between
 * @param replication on how many brokers each new topic is kept; those that are there keep what they have
 */
public record KafkaTopics(String bootstrapServers, int replication) {

    public KafkaTopics {
        if (replication < 1 || replication > Short.MAX_VALUE) {
            throw new BackingException("A topic cannot be kept on %d brokers".formatted(replication));
        }
    }

    /** Waits for brokers that are still starting; throws when none answers within the limit. */
    public void await(Duration limit) {
        Waiting.until(
                () -> brokerAnswers() ? null : "no broker answers", limit, "Kafka at %s".formatted(bootstrapServers));
    }

    /** Creates the topics that are missing and sets the settings of those that are there; never removes one. */
    public void provision(List<Topic> topics) {
        try (Admin admin = admin()) {
            Set<String> present = get(admin.listTopics().names());
            List<NewTopic> missing = topics.stream()
                    .filter(topic -> !present.contains(topic.name()))
                    .map(topic -> new NewTopic(topic.name(), topic.partitions(), (short) replication)
                            .configs(topic.settings()))
                    .toList();
            get(admin.createTopics(missing).all());
            List<Topic> others = topics.stream()
                    .filter(topic -> present.contains(topic.name()))
                    .toList();
            if (!others.isEmpty()) {
                get(admin.incrementalAlterConfigs(settings(others)).all());
                get(admin.createPartitions(morePartitions(admin, others)).all());
            }
        }
    }

    /** Whether the broker is registered and takes requests. */
    boolean brokerAnswers() {
        // A client that calls too early would log its failures; a socket does not.
        if (!accepts()) {
            return false;
        }
        try (Admin admin = admin()) {
            return !get(admin.describeCluster().nodes()).isEmpty();
        } catch (BackingException notYet) {
            return false;
        }
    }

    private boolean accepts() {
        return Stream.of(bootstrapServers.split(",")).map(Address::parse).anyMatch(Address::accepts);
    }

    private Admin admin() {
        return Admin.create(Map.of(
                "bootstrap.servers", bootstrapServers,
                "client.id", "backing",
                "enable.metrics.push", "false",
                "default.api.timeout.ms", "20000",
                "request.timeout.ms", "10000"));
    }

    private static Map<ConfigResource, Collection<AlterConfigOp>> settings(List<Topic> topics) {
        return topics.stream()
                .collect(Collectors.toMap(
                        topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic.name()),
                        topic -> topic.settings().entrySet().stream()
                                .map(entry -> new AlterConfigOp(
                                        new ConfigEntry(entry.getKey(), entry.getValue()), AlterConfigOp.OpType.SET))
                                .toList()));
    }

    private static Map<String, NewPartitions> morePartitions(Admin admin, List<Topic> topics) {
        Map<String, TopicDescription> present = get(
                admin.describeTopics(topics.stream().map(Topic::name).toList()).allTopicNames());
        return topics.stream()
                .filter(topic -> {
                    TopicDescription description = present.get(topic.name());
                    return description != null && description.partitions().size() < topic.partitions();
                })
                .collect(Collectors.toMap(Topic::name, topic -> NewPartitions.increaseTo(topic.partitions())));
    }

    private static <T> T get(KafkaFuture<T> future) {
        try {
            return future.get(30, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new BackingException("Kafka refuses: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BackingException("Interrupted while waiting for Kafka", e);
        }
    }
}
