package shop.bobbin.backing;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;

/** A broker's topics, made equal to a list. */
record KafkaTopics(String bootstrapServers) {

    void provision(List<Topic> topics) {
        try (Admin admin = admin()) {
            Set<String> present = get(admin.listTopics().names());
            List<NewTopic> missing = topics.stream()
                    .filter(topic -> !present.contains(topic.name()))
                    .map(topic -> new NewTopic(topic.name(), topic.partitions(), (short) 1).configs(topic.settings()))
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
        String[] address = bootstrapServers.split(":");
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address[0], Integer.parseInt(address[1])), 500);
            return true;
        } catch (IOException notYet) {
            return false;
        }
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
