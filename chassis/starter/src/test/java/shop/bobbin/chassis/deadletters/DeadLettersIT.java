package shop.bobbin.chassis.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static shop.bobbin.chassis.ledger.EventTopic.body;
import static shop.bobbin.chassis.ledger.EventTopic.credited;
import static shop.bobbin.chassis.ledger.EventTopic.header;

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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import shop.bobbin.chassis.database.TransactionTimeouts;
import shop.bobbin.chassis.deadletters.DeadLetterReplay.ReplayResult;
import shop.bobbin.chassis.events.MalformedEventException;
import shop.bobbin.chassis.events.Subscriptions;
import shop.bobbin.chassis.events.TopicReader;
import shop.bobbin.chassis.ledger.EventTopic;
import shop.bobbin.chassis.ledger.Ledger;
import shop.bobbin.chassis.ledger.LogLines;
import shop.bobbin.chassis.ledger.Statements.Statement;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DeadLettersIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final Ledger ledger = Ledger.shared();
    private final UUID id = UUID.randomUUID();

    /** All in one partition: the second event would be blocked if the first were retried. */
    @Test
    void deadLettersAMalformedEventAndContinues() {
        EventTopic.write(List.of(
                credited(ledger, 3, "broken-json", id, "{\"account\": "),
                credited(ledger, 3, "after-broken-json", UUID.randomUUID(), body("after-broken-json", 5))));

        EventTopic.awaitConsumed(ledger);
        assertThat(ledger.statements().balance("after-broken-json")).isEqualTo(5);
        var deadLetters = deadLetters("broken-json");
        assertThat(deadLetters).hasSize(1);
        assertThat(header(deadLetters.getFirst(), "ce_id")).isEqualTo(id.toString());
        assertThat(header(deadLetters.getFirst(), "kafka_dlt-exception-cause-fqcn"))
                .isEqualTo(MalformedEventException.class.getName());
        assertThat(header(deadLetters.getFirst(), "kafka_dlt-original-topic")).isEqualTo(ledger.topic());
        assertThat(deadLetters.getFirst().partition()).isEqualTo(3);
        assertThat(deadLetters.getFirst().value()).asString().isEqualTo("{\"account\": ");
    }

    /** A replay would keep the position that the headers name. */
    @Test
    void replacesAnOriginFromOutside() {
        var event = credited(ledger, "forged", id, "{");
        event.headers().add("kafka_dlt-original-topic", "forged".getBytes(UTF_8));
        EventTopic.write(List.of(event));

        EventTopic.awaitConsumed(ledger);
        assertThat(header(deadLetters("forged").getFirst(), "kafka_dlt-original-topic"))
                .isEqualTo(ledger.topic());
    }

    @Test
    void deadLettersAnEventWhoseHandlerFailsAndContinues() {
        ledger.statements().failFor("poison");

        EventTopic.write(List.of(
                credited(ledger, 2, "poison", id, body("poison", 5)),
                credited(ledger, 2, "after-poison", UUID.randomUUID(), body("after-poison", 5))));

        EventTopic.awaitConsumed(ledger);
        assertThat(ledger.statements().balance("after-poison")).isEqualTo(5);
        assertThat(deadLetters("poison"))
                .singleElement()
                .satisfies(deadLetters -> assertThat(header(deadLetters, "kafka_dlt-exception-message"))
                        .contains("The statement of poison is broken"));
        assertThat(ledger.statements().received("poison")).as("not retried").hasSize(1);
        assertThat(ledger.statements().find("poison")).isEmpty();
    }

    /** The meters of a consumer that exists for one replay would never be removed. */
    @Test
    void hasNoMetricsForItsConsumers() {
        var added = new CopyOnWriteArrayList<String>();
        ledger.bean(MeterRegistry.class)
                .config()
                .onMeterAdded(meter -> added.add(meter.getId().toString()));

        waiting();
        replay();

        assertThat(added).noneMatch(meter -> meter.contains(".reader"));
    }

    @Test
    void replaysADeadLetterOnceAfterTheFix() {
        ledger.statements().failFor("fixed");
        EventTopic.write(List.of(credited(ledger, "fixed", id, body("fixed", 5))));
        EventTopic.awaitConsumed(ledger);
        assertThat(deadLetters("fixed")).hasSize(1);

        var stillBroken = replay();
        assertThat(stillBroken.get("deadLetteredAgain").asInt()).isPositive();
        assertThat(deadLetters("fixed")).hasSize(2);
        assertThat(header(deadLetters("fixed").getLast(), "kafka_dlt-original-topic"))
                .isEqualTo(ledger.topic());
        assertThat(waiting()).isPositive();

        ledger.statements().stopFailing("fixed");
        assertThat(replay().get("replayed").asInt()).isPositive();
        assertThat(ledger.statements().find("fixed")).contains(new Statement("fixed", 5, 1));

        EventTopic.write(List.of(credited(ledger, "fixed", id, body("fixed", 5)))); // a duplicate of the original
        replay();
        EventTopic.awaitConsumed(ledger);
        assertThat(ledger.statements().find("fixed")).contains(new Statement("fixed", 5, 1));
    }

    /** Kafka deletes the offsets of a group that has been empty for a week; dead letters are retained for longer. */
    @Test
    void keepsItsPositionWhenKafkaDeletesTheGroup() throws Exception {
        deadLetter("position");
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

    /** An earlier version stored its positions as the offsets of a consumer group. */
    @Test
    void continuesFromThePositionOfAnEarlierVersion() throws Exception {
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

    /** Two replays as in two instances: they share only the database. */
    @Test
    @Tag("proof")
    void replaysEachDeadLetterOnceInConcurrentReplays() throws Exception {
        var accounts = IntStream.range(0, 30).mapToObj(i -> "shared-" + i).toList();
        accounts.forEach(ledger.statements()::failFor);
        EventTopic.write(accounts.stream()
                .map(account -> credited(ledger, account, UUID.randomUUID(), body(account, 5)))
                .toList());
        EventTopic.awaitConsumed(ledger);
        accounts.forEach(ledger.statements()::stopFailing);
        var waiting = waiting();

        Callable<ReplayResult> replay = () -> instance().replay(ledger.deadLetterTopic());
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
                .allSatisfy(account -> assertThat(ledger.statements().received(account))
                        .as("failed, then replayed")
                        .hasSize(2));
    }

    private DeadLetterReplay instance() {
        return new TransactionalReplay(
                ledger.bean(Subscriptions.class).all(),
                ledger.bean(DeadLetters.class),
                ledger.bean(TopicReader.class),
                new DeadLetterPositions(ledger.bean(JdbcClient.class)),
                ledger.bean(PlatformTransactionManager.class),
                ledger.bean(TransactionTimeouts.class));
    }

    /** Each avoided attempt saves a log line and a call to the broker. */
    @Test
    @Tag("proof")
    void backsOffWhileDeadLetteringFails() throws Exception {
        ledger.statements().failFor("too-small");
        var event = credited(ledger, 1, "too-small", id, body("too-small", 5));
        limitDeadLetters("100");
        try (var lines = LogLines.ofEvents()) {
            var started = System.nanoTime();
            EventTopic.write(List.of(event));
            await().atMost(TIMEOUT)
                    .until(() -> ledger.statements().received("too-small").size() >= 4);
            var took = Duration.ofNanos(System.nanoTime() - started);

            assertThat(took).as("200, 400 and 800 ms").isGreaterThan(Duration.ofMillis(1_300));
            assertThat(lines.from(Level.INFO))
                    .singleElement()
                    .asString()
                    .startsWith(
                            "WARN EventRetries: The consumer ledger.statements of ledger.account-events is unavailable: ");
            limitDeadLetters("2097152");
            await().atMost(TIMEOUT).until(() -> !deadLetters("too-small").isEmpty());
            EventTopic.awaitConsumed(ledger);
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
        EventTopic.write(List.of(credited(ledger, account, UUID.randomUUID(), "{")));
        EventTopic.awaitConsumed(ledger);
    }

    @Test
    void rejectsOtherTopics() {
        var response = Ledger.send(ledger.request("/actuator/deadletters/" + ledger.topic(), "operate")
                .POST(BodyPublishers.noBody()));

        assertThat(response.statusCode()).isEqualTo(404);
    }

    private List<ConsumerRecord<String, byte[]>> deadLetters(String account) {
        return EventTopic.read(ledger.deadLetterTopic(), account);
    }

    private JsonNode replay() {
        var response = Ledger.send(ledger.request("/actuator/deadletters/" + ledger.deadLetterTopic(), "operate")
                .POST(BodyPublishers.noBody()));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(response.body());
    }

    private long waiting() {
        var response = Ledger.send(ledger.request("/actuator/deadletters", "operate"));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JsonMapper.shared()
                .readTree(response.body())
                .get(0)
                .get("waiting")
                .asLong();
    }
}
