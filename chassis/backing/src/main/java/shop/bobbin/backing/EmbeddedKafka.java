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

/** A Kafka broker as a process of this machine. */
final class EmbeddedKafka implements Kafka {

    private final Path folder;
    private final Path data;
    private final Path properties;
    private final int port;
    private final KafkaTopics topics;
    private @Nullable ChildProcess broker;

    EmbeddedKafka(DataDirectory directory, BackingOptions options) {
        this.folder = directory.resolve("kafka");
        this.data = folder.resolve("data");
        this.properties = folder.resolve("server.properties");
        this.port = Ports.claim(options.kafkaPort(), "Kafka");
        this.topics = new KafkaTopics(bootstrapServers(), 1);
    }

    @Override
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void provision(List<Topic> wanted) {
        topics.provision(wanted);
    }

    @Override
    public synchronized void start() {
        if (broker != null && broker.isAlive()) {
            return;
        }
        try {
            Files.createDirectories(folder);
            ChildProcess.endLeftOvers(folder);
            configure();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot prepare Kafka's data in " + folder, e);
        }
        if (!Files.exists(data.resolve("meta.properties"))) {
            format();
        }
        ChildProcess started =
                ChildProcess.start("kafka", folder, KafkaBroker.command("kafka.Kafka", List.of(properties.toString())));
        broker = started;
        started.awaitReady(Duration.ofSeconds(60), topics::brokerAnswers);
    }

    @Override
    public synchronized void stop() {
        if (broker != null) {
            broker.stop("TERM");
            broker = null;
        }
    }

    @Override
    public synchronized void crash() {
        if (broker != null) {
            broker.kill();
            broker = null;
        }
    }

    @Override
    public synchronized List<Long> pids() {
        return broker == null ? List.of() : broker.pids();
    }

    @Override
    public Path log() {
        return folder.resolve("kafka.log");
    }

    @Override
    public void close() {
        stop();
    }

    /** Written anew before each start: only the port that clients know has to stay. */
    private void configure() throws IOException {
        String settings = KafkaBroker.settings(data, port, Ports.claim(0, "Kafka's controller")).entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining("\n", "", "\n"));
        Files.writeString(properties, settings);
    }

    private void format() {
        List<String> arguments =
                List.of("format", "--cluster-id", Uuid.randomUuid().toString(), "--config", properties.toString());
        ChildProcess.run("kafka-format", folder, KafkaBroker.command("kafka.tools.StorageTool", arguments));
    }
}
