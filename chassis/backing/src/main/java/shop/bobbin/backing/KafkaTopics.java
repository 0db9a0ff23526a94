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
 * The topics of one Kafka, be it ours or not, made equal to a list.
 *
 * @param bootstrapServers {@code host:port}, several with commas between
 * @param replication on how many brokers each new topic is kept; those that are there keep what they have
 * @param properties what it takes to be let in
 */
public record KafkaTopics(String bootstrapServers, int replication, KafkaClientProperties properties) {

    /** @throws BackingException when the replication is none that Kafka has */
    public KafkaTopics {
        if (replication < 1 || replication > Short.MAX_VALUE) {
            throw new BackingException("A topic cannot be kept on %d brokers".formatted(replication));
        }
    }

    /** Of a Kafka that lets everybody in. */
    KafkaTopics(String bootstrapServers, int replication) {
        this(bootstrapServers, replication, KafkaClientProperties.none());
    }

    /**
     * Waits for brokers that are still starting.
     *
     * @throws BackingException when none lets us in: at once when an address or a property makes no sense or a broker
     *     knows neither name nor password nor certificate, else when the limit is over
     */
    public void await(Duration limit) {
        Await.until(this::refusal, limit, "Kafka at %s".formatted(bootstrapServers));
    }

    /**
     * Creates the topics that are missing and sets the settings of those that are there; never removes one.
     *
     * @throws BackingException when Kafka refuses, or does not answer within half a minute
     */
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
        return refusal() == null;
    }

    private @Nullable String refusal() {
        // A client that calls too early would log its failures; a socket does not.
        if (!accepts()) {
            return "no broker answers";
        }
        try (Admin admin = admin()) {
            return refusal(admin);
        }
    }

    /** What time may mend; what it does not is thrown. */
    private static @Nullable String refusal(Admin admin) {
        try {
            return get(admin.describeCluster().nodes()).isEmpty() ? "no broker is registered" : null;
        } catch (BackingException e) {
            if (e.getCause() instanceof AuthenticationException) {
                throw e;
            }
            return String.valueOf(e.getMessage());
        }
    }

    private boolean accepts() {
        return Stream.of(bootstrapServers.split(",")).map(Address::parse).anyMatch(Address::accepts);
    }

    private Admin admin() {
        try {
            return Admin.create(clientSettings());
        } catch (KafkaException e) {
            String reasons = Stream.<Throwable>iterate(e, cause -> cause != null, Throwable::getCause)
                    .map(Throwable::getMessage)
                    .distinct()
                    .collect(Collectors.joining(": "));
            throw new BackingException("Kafka's client cannot be set up: " + reasons, e);
        }
    }

    /** The servers are those that were named, whatever the properties say. */
    Map<String, Object> clientSettings() {
        Map<String, Object> settings = properties.over(Map.of(
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
            throw new BackingException("Kafka refuses: " + e.getMessage(), e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BackingException("Interrupted while waiting for Kafka", e);
        }
    }
}
