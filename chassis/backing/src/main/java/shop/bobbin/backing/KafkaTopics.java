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
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthenticationException;
import org.jspecify.annotations.Nullable;

/**
 * Provisions the topics of one Kafka cluster, local or external.
 *
 * @param bootstrapServers {@code host:port}, comma-separated
 * @param replicationFactor of new topics; existing topics keep theirs
 * @param properties the client's security properties
 */
public record KafkaTopics(String bootstrapServers, int replicationFactor, KafkaClientProperties properties) {

    /** @throws BackingException when the replication factor is out of Kafka's range */
    public KafkaTopics {
        if (replicationFactor < 1 || replicationFactor > Short.MAX_VALUE) {
            throw new BackingException("The replication factor %d is out of range".formatted(replicationFactor));
        }
    }

    /** For a Kafka without authentication and TLS. */
    KafkaTopics(String bootstrapServers, int replicationFactor) {
        this(bootstrapServers, replicationFactor, KafkaClientProperties.none());
    }

    /**
     * Waits until a broker takes requests.
     *
     * @throws BackingException immediately when an address or a property is not valid or the authentication fails, else
     *     when the limit is over
     */
    public void await(Duration limit) {
        Await.until(this::notReadyReason, limit, "Kafka at %s".formatted(bootstrapServers));
    }

    /**
     * Creates missing topics and updates the settings of existing ones; never deletes a topic.
     *
     * @throws BackingException when Kafka rejects a request, or does not respond within 30 s
     */
    public void provision(List<Topic> topics) {
        try (var admin = admin()) {
            Set<String> present = get(admin.listTopics().names());
            var missing = topics.stream()
                    .filter(topic -> !present.contains(topic.name()))
                    .map(topic -> new NewTopic(topic.name(), topic.partitions(), (short) replicationFactor)
                            .configs(topic.settings()))
                    .toList();
            get(admin.createTopics(missing).all());
            var existing = topics.stream()
                    .filter(topic -> present.contains(topic.name()))
                    .toList();
            if (!existing.isEmpty()) {
                get(admin.incrementalAlterConfigs(settings(existing)).all());
                get(admin.createPartitions(partitionIncreases(admin, existing)).all());
            }
        }
    }

    /** Whether the broker is registered and takes requests. */
    boolean isReady() {
        return notReadyReason() == null;
    }

    private @Nullable String notReadyReason() {
        // Tried with a plain socket first, since the client would log each failed connection.
        if (!anyAcceptsConnections()) {
            return "no broker accepts connections";
        }
        try (var admin = admin()) {
            return notReadyReason(admin);
        }
    }

    /** Returns failures that waiting may resolve, and throws the others. */
    private static @Nullable String notReadyReason(Admin admin) {
        try {
            return get(admin.describeCluster().nodes()).isEmpty() ? "no broker is registered" : null;
        } catch (BackingException e) {
            if (e.getCause() instanceof AuthenticationException) {
                throw e;
            }
            return String.valueOf(e.getMessage());
        }
    }

    private boolean anyAcceptsConnections() {
        return Stream.of(bootstrapServers.split(",")).map(Address::parse).anyMatch(Address::acceptsConnections);
    }

    private Admin admin() {
        try {
            return Admin.create(clientSettings());
        } catch (KafkaException e) {
            String reasons = Stream.<Throwable>iterate(e, cause -> cause != null, Throwable::getCause)
                    .map(Throwable::getMessage)
                    .distinct()
                    .collect(Collectors.joining(": "));
            throw new BackingException("Cannot create a Kafka client: " + reasons, e);
        }
    }

    /** The client's settings. The bootstrap servers always come from this record, not from the properties file. */
    Map<String, Object> clientSettings() {
        Map<String, Object> settings = properties.withDefaults(Map.of(
                "client.id", "backing",
                "enable.metrics.push", "false",
                "default.api.timeout.ms", "20000",
                "request.timeout.ms", "10000"));
        settings.put("bootstrap.servers", bootstrapServers);
        return settings;
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

    private static Map<String, NewPartitions> partitionIncreases(Admin admin, List<Topic> topics) {
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
            throw new BackingException(
                    "Kafka rejected the request: " + e.getMessage(), e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BackingException("Interrupted while waiting for Kafka", e);
        }
    }
}
