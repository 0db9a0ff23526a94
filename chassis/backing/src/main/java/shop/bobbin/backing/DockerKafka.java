package shop.bobbin.backing;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.testcontainers.kafka.KafkaContainer;

/** A Kafka broker in a container. */
final class DockerKafka implements Kafka {

    private static final String IMAGE = "apache/kafka:4.2.1";
    private static final int CONTAINER_PORT = 9092;
    private static final String DATA = "/var/lib/kafka/data";

    private final KafkaTopics topics;
    private final DockerServer server;

    DockerKafka(BackingOptions options) {
        int port = Ports.claim(options.kafkaPort(), "Kafka");
        KafkaContainer container = new KafkaContainer(IMAGE);
        KafkaSettings.BROKER.forEach((name, value) -> container.withEnv(variable(name), value));
        container.withEnv("KAFKA_HEAP_OPTS", "-Xms32m -Xmx192m");
        container.withEnv(variable("log.dirs"), DATA);
        if (options.dataDirectory() != null) {
            DockerServer.keep(container, volume(options.dataDirectory()), DATA);
        }
        this.topics = new KafkaTopics(container.getHost() + ":" + port, 1);
        this.server = new DockerServer(container, CONTAINER_PORT, port, topics::brokerAnswers);
    }

    static String volume(Path dataDirectory) {
        return DockerServer.volume(dataDirectory, "kafka");
    }

    @Override
    public String bootstrapServers() {
        return topics.bootstrapServers();
    }

    @Override
    public void provision(List<Topic> wanted) {
        topics.provision(wanted);
    }

    @Override
    public synchronized void stop() {
        server.stop();
    }

    @Override
    public synchronized void start() {
        server.start();
    }

    @Override
    public synchronized void crash() {
        server.crash();
    }

    @Override
    public List<Long> pids() {
        return List.of();
    }

    @Override
    public @Nullable Path log() {
        return null;
    }

    @Override
    public synchronized void close() {
        server.close();
    }

    /** The image's way to name a setting. */
    private static String variable(String setting) {
        return "KAFKA_" + setting.replace('.', '_').toUpperCase(Locale.ROOT);
    }
}
