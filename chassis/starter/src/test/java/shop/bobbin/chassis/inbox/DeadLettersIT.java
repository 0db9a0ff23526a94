package shop.bobbin.chassis.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static shop.bobbin.chassis.ledger.EventLog.body;
import static shop.bobbin.chassis.ledger.EventLog.credited;
import static shop.bobbin.chassis.ledger.EventLog.header;

import ch.qos.logback.classic.Level;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.transaction.PlatformTransactionManager;
import shop.bobbin.chassis.database.TransactionTimeouts;
import shop.bobbin.chassis.ledger.EventLog;
import shop.bobbin.chassis.ledger.Ledger;
import shop.bobbin.chassis.ledger.LogLines;
import shop.bobbin.chassis.ledger.Statements.Statement;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DeadLettersIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final Ledger ledger = Ledger.shared();
    private final UUID id = UUID.randomUUID();

    /** All in partition 3, so that the one behind would wait for ever if the poison were tried again. */
    @Test
    void parksWhatCannotBeReadAndGoesOn() {
        EventLog.write(List.of(
                credited(ledger, 3, "broken-json", id, "{\"account\": "),
                credited(ledger, 3, "behind-broken-json", UUID.randomUUID(), body("behind-broken-json", 5))));

        EventLog.awaitConsumed(ledger);
        assertThat(ledger.statements().balance("behind-broken-json")).isEqualTo(5);
        var deadLetters = deadLetters("broken-json");
        assertThat(deadLetters).hasSize(1);
        assertThat(header(deadLetters.getFirst(), "ce_id")).isEqualTo(id.toString());
        assertThat(header(deadLetters.getFirst(), "kafka_dlt-exception-cause-fqcn"))
                .isEqualTo(MalformedEventException.class.getName());
        assertThat(header(deadLetters.getFirst(), "kafka_dlt-original-topic")).isEqualTo(ledger.topic());
        assertThat(deadLetters.getFirst().partition()).isEqualTo(3);
        assertThat(deadLetters.getFirst().value()).asString().isEqualTo("{\"account\": ");
    }

    @Test
    void parksWhatItsHandlerRefusesAndGoesOn() {
        ledger.statements().breakFor("poison");

        EventLog.write(List.of(
                credited(ledger, 2, "poison", id, body("poison", 5)),
                credited(ledger, 2, "behind-poison", UUID.randomUUID(), body("behind-poison", 5))));

        EventLog.awaitConsumed(ledger);
        assertThat(ledger.statements().balance("behind-poison")).isEqualTo(5);
        assertThat(deadLetters("poison"))
                .singleElement()
                .satisfies(deadLetters -> assertThat(header(deadLetters, "kafka_dlt-exception-message"))
                        .contains("The statement of poison is broken"));
        assertThat(ledger.statements().seen("poison")).as("tried once").hasSize(1);
        assertThat(ledger.statements().find("poison")).isEmpty();
    }

    /** The meters of a consumer that lives for one call would stay, one set more for each call. */
    @Test
    void measuresNoConsumerOfItsOwn() {
        var added = new CopyOnWriteArrayList<String>();
        ledger.bean(MeterRegistry.class)
                .config()
                .onMeterAdded(meter -> added.add(meter.getId().toString()));

        waiting();
        replay();

        assertThat(added).noneMatch(meter -> meter.contains(".replay"));
    }

    @Test
    void replaysWhatHasBeenMendedOnce() {
        ledger.statements().breakFor("mended");
        EventLog.write(List.of(credited(ledger, "mended", id, body("mended", 5))));
        EventLog.awaitConsumed(ledger);
        assertThat(deadLetters("mended")).hasSize(1);

        var stillBroken = replay();
        assertThat(stillBroken.get("deadLetteredAgain").asInt()).isPositive();
        assertThat(deadLetters("mended")).hasSize(2);
        assertThat(header(deadLetters("mended").getLast(), "kafka_dlt-original-topic"))
                .isEqualTo(ledger.topic());
        assertThat(waiting()).isPositive();

        ledger.statements().mendFor("mended");
        assertThat(replay().get("replayed").asInt()).isPositive();
        assertThat(ledger.statements().find("mended")).contains(new Statement("mended", 5, 1));

        EventLog.write(List.of(credited(ledger, "mended", id, body("mended", 5)))); // the original comes again
        replay();
        EventLog.awaitConsumed(ledger);
        assertThat(ledger.statements().find("mended")).contains(new Statement("mended", 5, 1));
    }

    /** Kafka forgets the offsets of a group that has been empty for a week; a dead letter is kept for longer. */
    @Test
    void knowsWhatHasBeenReplayedWhenKafkaHasForgotten() throws Exception {
        deadLetter("remembered");
        replay();
        var waiting = waiting();

        try (var admin = admin()) {
            admin.deleteConsumerGroups(List.of(ledger.group() + ".replay"))
                    .all()
                    .toCompletionStage()
                    .handle((done, failure) -> failure)
                    .toCompletableFuture()
                    .join();
        }

        assertThat(waiting()).isEqualTo(waiting);
    }

    /** An earlier version had its positions in a consumer group. */
    @Test
    void goesOnWhereAnEarlierVersionWas() throws Exception {
        deadLetter("replayed-earlier");
        replay();
        var waiting = waiting();
        var jdbc = ledger.bean(JdbcClient.class);
        var positions = jdbc
                .sql("select partition, next_offset from chassis.dead_letter_positions where topic = ?")
                .param(ledger.deadLetterTopic())
                .query((row, number) -> Map.entry(
                        new TopicPartition(ledger.deadLetterTopic(), row.getInt("partition")),
                        new OffsetAndMetadata(row.getLong("next_offset"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

        try (var admin = admin()) {
            admin.alterConsumerGroupOffsets(ledger.group() + ".replay", positions)
                    .all()
                    .get();
        }
        jdbc.sql("delete from chassis.dead_letter_positions").update();

        assertThat(waiting()).isEqualTo(waiting);
    }

    /** Each of the two is as one of another instance: they share nothing but the database. */
    @Test
    void replaysEachOnceWhenTwoReplayAtOnce() throws Exception {
        var accounts = IntStream.range(0, 30).mapToObj(i -> "shared-" + i).toList();
        accounts.forEach(ledger.statements()::breakFor);
        EventLog.write(accounts.stream()
                .map(account -> credited(ledger, account, UUID.randomUUID(), body(account, 5)))
                .toList());
        EventLog.awaitConsumed(ledger);
        accounts.forEach(ledger.statements()::mendFor);
        var waiting = waiting();

        var subscription =
                ledger.bean(InboxAutoConfiguration.Subscriptions.class).all().getFirst();
        Callable<DeadLetterReplay.ReplayResult> replay = () -> instance().replay(subscription);
        try (var threads = Executors.newFixedThreadPool(2)) {
            var outcomes = threads.invokeAll(Collections.nCopies(2, replay));
            var total = outcomes.stream()
                    .map(Future::resultNow)
                    .mapToLong(outcome -> outcome.replayed() + outcome.deadLetteredAgain())
                    .sum();
            assertThat(total).isEqualTo(waiting);
        }

        assertThat(accounts)
                .allSatisfy(account ->
                        assertThat(ledger.statements().find(account)).contains(new Statement(account, 5, 1)));
        assertThat(accounts)
                .allSatisfy(account -> assertThat(ledger.statements().seen(account))
                        .as("tried, then replayed")
                        .hasSize(2));
    }

    private DeadLetterReplay instance() {
        return new DeadLetterReplay(
                new DefaultKafkaConsumerFactory<>(
                        Map.of("bootstrap.servers", Ledger.backing().kafka().bootstrapServers()),
                        new StringDeserializer(),
                        new ByteArrayDeserializer()),
                new DeadLetterPositions(ledger.bean(JdbcClient.class)),
                ledger.bean(PlatformTransactionManager.class),
                ledger.bean(TransactionTimeouts.class));
    }

    /** Each try is one line of the log less, and a call to the broker less. */
    @Test
    void waitsLongerAndLongerWhenThereIsNoPlaceForADeadLetter() throws Exception {
        ledger.statements().breakFor("no-place");
        var event = credited(ledger, 1, "no-place", id, body("no-place", 5));
        limitDeadLetters("100");
        try (var lines = LogLines.ofListeners()) {
            var started = System.nanoTime();
            EventLog.write(List.of(event));
            await().atMost(TIMEOUT)
                    .until(() -> ledger.statements().seen("no-place").size() >= 4);
            var took = Duration.ofNanos(System.nanoTime() - started);

            assertThat(took).as("200, 400 and 800 ms").isGreaterThan(Duration.ofMillis(1_300));
            assertThat(lines.from(Level.INFO))
                    .singleElement()
                    .asString()
                    .startsWith(
                            "WARN EventRetries: The consumer ledger.statements of ledger.account-events is unavailable: ");
            limitDeadLetters("2097152");
            await().atMost(TIMEOUT).until(() -> !deadLetters("no-place").isEmpty());
            EventLog.awaitConsumed(ledger);
            assertThat(lines.from(Level.INFO)).hasSize(3);
        } finally {
            limitDeadLetters("2097152");
        }
    }

    private void limitDeadLetters(String bytes) throws Exception {
        try (var admin = admin()) {
            admin.incrementalAlterConfigs(Map.of(
                            new ConfigResource(ConfigResource.Type.TOPIC, ledger.deadLetterTopic()),
                            List.of(new AlterConfigOp(
                                    new ConfigEntry("max.message.bytes", bytes), AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
        }
    }

    private static Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", Ledger.backing().kafka().bootstrapServers()));
    }

    private void deadLetter(String account) {
        EventLog.write(List.of(credited(ledger, account, UUID.randomUUID(), "{")));
        EventLog.awaitConsumed(ledger);
    }

    @Test
    void knowsOnlyItsOwnTopics() {
        var answer = Ledger.send(ledger.request("/actuator/deadletters/" + ledger.topic(), "operate")
                .POST(BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(404);
    }

    private List<ConsumerRecord<String, byte[]>> deadLetters(String account) {
        return EventLog.read(ledger.deadLetterTopic(), account);
    }

    private JsonNode replay() {
        var answer = Ledger.send(ledger.request("/actuator/deadletters/" + ledger.deadLetterTopic(), "operate")
                .POST(BodyPublishers.noBody()));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    private long waiting() {
        var answer = Ledger.send(ledger.request("/actuator/deadletters", "operate"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body()).get(0).get("waiting").asLong();
    }
}
