package shop.bobbin.controlroom.containers;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import shop.bobbin.backing.Databases;
import shop.bobbin.backing.KafkaClientProperties;
import shop.bobbin.backing.KafkaTopics;
import shop.bobbin.backing.Topic;
import shop.bobbin.supervisor.keys.KeyDirectory;
import shop.bobbin.supervisor.process.ControlException;
import shop.bobbin.supervisor.shop.ServiceDefinition;
import shop.bobbin.supervisor.shop.Services;

/**
 * Creates the keys, the databases with their logins, and the topics that the services need, as configured by
 * environment variables. It is idempotent: it adds what is missing, updates passwords and topic settings, and keeps
 * everything else.
 */
public final class Provisioning {

    /** The variable with the folder of the keys. */
    public static final String KEYS = "BOBBIN_KEYS";

    static final String POSTGRES = "BOBBIN_POSTGRES_ADDRESS";
    private static final String POSTGRES_USERNAME = "BOBBIN_POSTGRES_USERNAME";
    private static final String POSTGRES_PASSWORD = "BOBBIN_POSTGRES_PASSWORD";
    private static final String POSTGRES_PARAMETERS = "BOBBIN_POSTGRES_PARAMETERS";
    static final String KAFKA = "BOBBIN_KAFKA_BOOTSTRAP_SERVERS";
    private static final String KAFKA_PROPERTIES = "BOBBIN_KAFKA_CLIENT_PROPERTIES";
    private static final String REPLICATION = "BOBBIN_TOPICS_REPLICATION";
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final EnvironmentVariables variables;
    private final Path topics;
    private final Consumer<String> progress;

    /** @param progress receives a line for each resource that was provisioned */
    public Provisioning(EnvironmentVariables variables, Path topics, Consumer<String> progress) {
        this.variables = variables;
        this.topics = topics;
        this.progress = progress;
    }

    /**
     * @throws ControlException when a variable is missing or not valid; nothing was changed
     * @throws shop.bobbin.backing.BackingException when a server rejects a request, or a properties file cannot be read
     */
    public void run() {
        if (Stream.of(KEYS, POSTGRES, KAFKA)
                .allMatch(name -> variables.find(name).isEmpty())) {
            throw new ControlException("Nothing to provision. Set %s, %s or %s.".formatted(KEYS, POSTGRES, KAFKA));
        }
        if (variables.find(POSTGRES).isPresent()) {
            variables.require(requiredForDatabases());
        }
        var replication = replication();
        var clientProperties = variables
                .find(KAFKA_PROPERTIES)
                .map(Path::of)
                .map(KafkaClientProperties::read)
                .orElseGet(KafkaClientProperties::none);
        variables.find(KEYS).map(Path::of).ifPresent(this::keys);
        variables.find(POSTGRES).ifPresent(this::databases);
        variables.find(KAFKA).ifPresent(servers -> topics(new KafkaTopics(servers, replication, clientProperties)));
    }

    private void keys(Path folder) {
        new KeyDirectory(folder).createMissing(Instant.now());
        progress.accept("keys: " + folder);
    }

    private void databases(String address) {
        var databases = Databases.of(
                address,
                variables.of(POSTGRES_USERNAME),
                variables.of(POSTGRES_PASSWORD),
                variables.of(POSTGRES_PARAMETERS, ""));
        databases.await(TIMEOUT);
        for (var database : databaseNames()) {
            databases.create(database, database, variables.of(password(database)));
            progress.accept("database: " + database);
        }
    }

    private void topics(KafkaTopics kafka) {
        var definitions = Topic.read(topics);
        kafka.await(TIMEOUT);
        kafka.provision(definitions);
        definitions.forEach(topic -> progress.accept("topic: " + topic.name()));
    }

    private int replication() {
        var replication = variables.of(REPLICATION, "1");
        if (!replication.matches("[1-9]\\d{0,2}")) {
            throw new ControlException("%s is '%s': expected a number of brokers.".formatted(REPLICATION, replication));
        }
        return Integer.parseInt(replication);
    }

    private static List<String> requiredForDatabases() {
        var names = new ArrayList<>(List.of(POSTGRES_USERNAME, POSTGRES_PASSWORD));
        databaseNames().forEach(database -> names.add(password(database)));
        return names;
    }

    /** The names of the databases, which are also the names of their logins. */
    private static List<String> databaseNames() {
        return Services.ALL.stream()
                .map(ServiceDefinition::database)
                .filter(Objects::nonNull)
                .toList();
    }

    private static String password(String database) {
        return "BOBBIN_" + database.toUpperCase(Locale.ROOT) + "_PASSWORD";
    }
}
