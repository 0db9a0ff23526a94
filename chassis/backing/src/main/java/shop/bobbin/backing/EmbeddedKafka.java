package shop.bobbin.backing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/** A Kafka broker in a local process. */
final class EmbeddedKafka implements Kafka {

    private static final String DATA = "data";
    private static final String PROPERTIES = "server.properties";

    private final Path folder;
    private final int port;
    private final KafkaTopics topics;
    private volatile @Nullable ChildProcess broker;

    EmbeddedKafka(DataDirectory directory, BackingOptions options) {
        this.folder = directory.resolve("kafka");
        this.port = FreePorts.find(options.kafkaPort(), "Kafka");
        this.topics = new KafkaTopics(bootstrapServers(), 1);
    }

    @Override
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void provision(List<Topic> definitions) {
        topics.provision(definitions);
    }

    @Override
    public synchronized void start() {
        if (isRunning()) {
            return;
        }
        // Ends the watchdog of a broker that has exited, since it could later signal another process with the same pid.
        crash();
        try {
            Files.createDirectories(folder);
            ChildProcess.endStaleProcesses(folder);
            writeSettings();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot prepare Kafka's data in " + folder, e);
        }
        if (!Files.exists(folder.resolve(DATA).resolve("meta.properties"))) {
            formatStorage();
        }
        var started =
                ChildProcess.start("kafka", folder, "TERM", KafkaBroker.command("kafka.Kafka", List.of(PROPERTIES)));
        broker = started;
        started.awaitReady(Duration.ofSeconds(60), topics::isReady);
    }

    @Override
    public synchronized void stop() {
        ChildProcess current = broker;
        if (current != null) {
            current.stop();
            broker = null;
        }
    }

    @Override
    public synchronized void crash() {
        ChildProcess current = broker;
        if (current != null) {
            current.kill();
            broker = null;
        }
    }

    @Override
    public boolean isRunning() {
        ChildProcess current = broker;
        return current != null && current.isAlive();
    }

    @Override
    public List<Long> pids() {
        ChildProcess current = broker;
        return current == null ? List.of() : current.pids();
    }

    @Override
    public Path log() {
        return folder.resolve("kafka.log");
    }

    @Override
    public void close() {
        stop();
    }

    /**
     * Writes the broker's settings, before each start since the controller port changes. The file contains no absolute path:
     * the broker reads {@code log.dirs} as a list and the file as ISO 8859-1.
     */
    private void writeSettings() throws IOException {
        String settings = KafkaBroker.settings(DATA, port, FreePorts.find(0, "Kafka's controller")).entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining("\n", "", "\n"));
        Files.writeString(folder.resolve(PROPERTIES), settings);
    }

    private void formatStorage() {
        var arguments = List.of("format", "--cluster-id", Uuid.randomUuid().toString(), "--config", PROPERTIES);
        ChildProcess.run("kafka-format", folder, KafkaBroker.command("kafka.tools.StorageTool", arguments));
    }
}
