package shop.bobbin.chassis.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static shop.bobbin.chassis.ledger.EventLog.body;
import static shop.bobbin.chassis.ledger.EventLog.credited;
import static shop.bobbin.chassis.ledger.EventLog.header;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import shop.bobbin.chassis.ledger.EventLog;
import shop.bobbin.chassis.ledger.Ledger;
import shop.bobbin.chassis.ledger.Statements.Statement;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DeadLettersIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Ledger ledger = Ledger.shared();
    private final UUID id = UUID.randomUUID();

    /** All in partition 3, so that the one behind would wait for ever if the poison were tried again. */
    @Test
    void parksWhatCannotBeReadAndGoesOn() {
        EventLog.write(List.of(
                credited(ledger, 3, "broken-json", id, "{\"account\": "),
                credited(ledger, 3, "behind-broken-json", UUID.randomUUID(), body("behind-broken-json", 5))));

        await().atMost(PATIENCE).until(() -> ledger.statements().balance("behind-broken-json") == 5);
        var parked = parked("broken-json");
        assertThat(parked).hasSize(1);
        assertThat(header(parked.getFirst(), "ce_id")).isEqualTo(id.toString());
        assertThat(header(parked.getFirst(), "kafka_dlt-exception-cause-fqcn"))
                .isEqualTo(MalformedEventException.class.getName());
        assertThat(header(parked.getFirst(), "kafka_dlt-original-topic")).isEqualTo(ledger.topic());
        assertThat(parked.getFirst().partition()).isEqualTo(3);
        assertThat(parked.getFirst().value()).asString().isEqualTo("{\"account\": ");
    }

    @Test
    void parksWhatItsHandlerRefusesAndGoesOn() {
        ledger.statements().breakFor("poison");

        EventLog.write(List.of(
                credited(ledger, 2, "poison", id, body("poison", 5)),
                credited(ledger, 2, "behind-poison", UUID.randomUUID(), body("behind-poison", 5))));

        await().atMost(PATIENCE).until(() -> ledger.statements().balance("behind-poison") == 5);
        assertThat(parked("poison"))
                .singleElement()
                .satisfies(parked -> assertThat(header(parked, "kafka_dlt-exception-message"))
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
        await().atMost(PATIENCE).until(() -> !parked("mended").isEmpty());

        var stillBroken = replay();
        assertThat(stillBroken.get("parkedAgain").asInt()).isPositive();
        assertThat(parked("mended")).hasSize(2);
        assertThat(header(parked("mended").getLast(), "kafka_dlt-original-topic"))
                .isEqualTo(ledger.topic());
        assertThat(waiting()).isPositive();

        ledger.statements().mendFor("mended");
        assertThat(replay().get("replayed").asInt()).isPositive();
        assertThat(ledger.statements().find("mended")).contains(new Statement("mended", 5, 1));

        EventLog.write(List.of(credited(ledger, "mended", id, body("mended", 5)))); // the original comes again
        replay();
        ledger.accounts().credit("after-mended", 1);
        await().atMost(PATIENCE).until(() -> ledger.statements().balance("after-mended") == 1);
        assertThat(ledger.statements().find("mended")).contains(new Statement("mended", 5, 1));
    }

    @Test
    void knowsOnlyItsOwnTopics() {
        var answer = Ledger.send(ledger.request("/actuator/deadletters/" + ledger.topic(), "operate")
                .POST(BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(404);
    }

    private List<ConsumerRecord<String, byte[]>> parked(String account) {
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
