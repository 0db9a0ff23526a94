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
import shop.bobbin.controlroom.keys.LocalKeys;
import shop.bobbin.controlroom.process.CannotStart;
import shop.bobbin.controlroom.shop.ServiceDefinition;
import shop.bobbin.controlroom.shop.Services;

/**
 * Makes what must be there before the services start, as far as the variables ask for it: keys, databases with their
 * logins, topics. Done again, it adds what is missing, sets passwords and the settings of topics, and leaves the rest.
 */
public final class Provisioning {

    /** The folder of the keys. */
    public static final String KEYS = "BOBBIN_KEYS";

    static final String POSTGRES = "BOBBIN_POSTGRES_ADDRESS";
    private static final String POSTGRES_USERNAME = "BOBBIN_POSTGRES_USERNAME";
    private static final String POSTGRES_PASSWORD = "BOBBIN_POSTGRES_PASSWORD";
    private static final String POSTGRES_PARAMETERS = "BOBBIN_POSTGRES_PARAMETERS";
    static final String KAFKA = "BOBBIN_KAFKA_BOOTSTRAP_SERVERS";
    private static final String KAFKA_PROPERTIES = "BOBBIN_KAFKA_CLIENT_PROPERTIES";
    private static final String REPLICATION = "BOBBIN_TOPICS_REPLICATION";
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final Variables variables;
    private final Path topics;
    private final Consumer<String> done;

    /** @param done is told each thing when it is there */
    public Provisioning(Variables variables, Path topics, Consumer<String> done) {
        this.variables = variables;
        this.topics = topics;
        this.done = done;
    }

    /**
     * @throws CannotStart before anything is done, when a variable is missing or makes no sense
     * @throws shop.bobbin.backing.BackingException when a server refuses, or a file of properties cannot be read
     */
    public void run() {
        if (Stream.of(KEYS, POSTGRES, KAFKA)
                .allMatch(name -> variables.find(name).isEmpty())) {
            throw new CannotStart("Nothing is asked for: set %s, %s or %s.".formatted(KEYS, POSTGRES, KAFKA));
        }
        if (variables.find(POSTGRES).isPresent()) {
            variables.require(neededForDatabases());
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
        new LocalKeys(folder).createMissing(Instant.now());
        done.accept("keys: " + folder);
    }

    private void databases(String address) {
        var server = Databases.of(
                address,
                variables.of(POSTGRES_USERNAME),
                variables.of(POSTGRES_PASSWORD),
                variables.of(POSTGRES_PARAMETERS, ""));
        server.await(TIMEOUT);
        for (var database : databases()) {
            server.create(database, database, variables.of(password(database)));
            done.accept("database: " + database);
        }
    }

    private void topics(KafkaTopics kafka) {
        var wanted = Topic.read(topics);
        kafka.await(TIMEOUT);
        kafka.provision(wanted);
        wanted.forEach(topic -> done.accept("topic: " + topic.name()));
    }

    private int replication() {
        var replication = variables.of(REPLICATION, "1");
        if (!replication.matches("[1-9]\\d{0,2}")) {
            throw new CannotStart("%s is '%s'; a number of brokers is wanted.".formatted(REPLICATION, replication));
        }
        return Integer.parseInt(replication);
    }

    private static List<String> neededForDatabases() {
        var names = new ArrayList<>(List.of(POSTGRES_USERNAME, POSTGRES_PASSWORD));
        databases().forEach(database -> names.add(password(database)));
        return names;
    }

    /** Each has the name of its login. */
    private static List<String> databases() {
        return Services.ALL.stream()
                .map(ServiceDefinition::database)
                .filter(Objects::nonNull)
                .toList();
    }

    private static String password(String database) {
        return "BOBBIN_" + database.toUpperCase(Locale.ROOT) + "_PASSWORD";
    }
}
