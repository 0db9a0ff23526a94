package shop.bobbin.backing;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;

/** A Kafka broker in a Docker container. */
final class DockerKafka implements Kafka {

    private static final String IMAGE = "apache/kafka:4.2.1";
    private static final int CONTAINER_PORT = 9092;
    private static final String DATA = "/var/lib/kafka/data";

    private final KafkaTopics topics;
    private final DockerServer server;

    DockerKafka(BackingOptions options) {
        int port = FreePorts.find(options.kafkaPort(), "Kafka");
        // Not Testcontainers' KafkaContainer: its start script does not forward SIGTERM to the broker. The script sets
        // the advertised port after the start, which is not needed here, since the port is known before.
        GenericContainer<?> container = new GenericContainer<>(IMAGE);
        String address = container.getHost() + ":" + port;
        settings(address).forEach((name, value) -> container.withEnv(variable(name), value));
        container.withEnv("KAFKA_HEAP_OPTS", "-Xms32m -Xmx192m");
        container.withStartupAttempts(1).waitingFor(Wait.forLogMessage(".*Kafka Server started.*", 1));
        if (options.dataDirectory() != null) {
            DockerServer.mountVolume(container, volumeName(options.dataDirectory()), DATA);
        }
        this.topics = new KafkaTopics(address, 1);
        this.server = new DockerServer(container, CONTAINER_PORT, port, topics::isReady);
    }

    /** With a second listener for the broker itself: the advertised address is only reachable outside the container. */
    private static Map<String, String> settings(String address) {
        var settings = new TreeMap<String, String>(KafkaSettings.BROKER);
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", "1");
        settings.put("log.dirs", DATA);
        settings.put(
                "listeners", "PLAINTEXT://:" + CONTAINER_PORT + ",BROKER://127.0.0.1:9094,CONTROLLER://127.0.0.1:9093");
        settings.put("advertised.listeners", "PLAINTEXT://" + address + ",BROKER://127.0.0.1:9094");
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("inter.broker.listener.name", "BROKER");
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("controller.quorum.voters", "1@127.0.0.1:9093");
        return settings;
    }

    static String volumeName(Path dataDirectory) {
        return DockerServer.volumeName(dataDirectory, "kafka");
    }

    @Override
    public String bootstrapServers() {
        return topics.bootstrapServers();
    }

    @Override
    public void provision(List<Topic> definitions) {
        topics.provision(definitions);
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
    public boolean isRunning() {
        return server.isRunning();
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

    /** The environment variable by which the image takes a broker setting. */
    private static String variable(String setting) {
        return "KAFKA_" + setting.replace('.', '_').toUpperCase(Locale.ROOT);
    }
}
