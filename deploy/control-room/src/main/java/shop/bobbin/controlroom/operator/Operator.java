package shop.bobbin.controlroom.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * An operator at work. Says what has happened, a line at a time.
 *
 * @see OperatorFailed when a service is away or refuses
 */
public final class Operator {

    /** The services that keep a copy of others' data, and the endpoint that builds it anew. */
    private static final Map<String, String> COPIES = new TreeMap<>(Map.of("wishlist-service", "productreplica"));

    private static final String DEAD_LETTERS = "/actuator/deadletters";

    private final List<String> services;
    private final Actuators actuators;
    private final Consumer<String> said;

    /** @param services those that listen to events */
    public Operator(List<String> services, Actuators actuators, Consumer<String> said) {
        this.services = services;
        this.actuators = actuators;
        this.said = said;
    }

    /** Tells what waits where, of all services that answer, before it complains about the others. */
    public void deadLetters() {
        var found = ask();
        var waiting =
                found.topics().stream().filter(topic -> topic.waiting() > 0).toList();
        waiting.forEach(topic -> said.accept("%s: %s".formatted(topic.name(), events(topic.waiting()))));
        if (!waiting.isEmpty()) {
            said.accept("The header kafka_dlt-exception-message tells why. When that is mended: replay <topic>");
        }
        found.complain();
        if (waiting.isEmpty()) {
            said.accept("Nothing waits.");
        }
    }

    /**
     * Gives what is parked in a topic to its listener again.
     *
     * @throws NoSuchName when no service parks anything there
     * @throws OperatorFailed also when something is parked again
     */
    public void replay(String topic) {
        var found = ask();
        var owned = found.topics().stream()
                .filter(one -> one.name().equals(topic))
                .findFirst()
                .orElseThrow(() -> {
                    found.complain();
                    return new NoSuchName("No dead-letter topic that can be replayed is called '" + topic
                            + "'. There are: "
                            + found.topics().stream().map(DeadLetterTopic::name).collect(Collectors.joining(", "))
                            + ".");
                });
        var reply = actuators.post(owned.service(), DEAD_LETTERS + "/" + topic);
        if (!reply.isDone()) {
            throw new OperatorFailed(
                    "%s has not replayed %s: %s. Nothing is lost, what it has not come to still waits. Its log tells more; mend, and replay again."
                            .formatted(owned.service(), topic, reply.reason()));
        }
        said.accept("%s: %s replayed by %s"
                .formatted(topic, events(reply.body().path("replayed").asLong()), owned.service()));
        var again = reply.body().path("deadLetteredAgain").asLong();
        if (again > 0) {
            throw new OperatorFailed("%s failed again and wait in %s. The log of %s tells why; mend, and replay again."
                    .formatted(events(again), topic, owned.service()));
        }
    }

    /**
     * Builds the copy that a service keeps of others' data anew, and returns when it is in use.
     *
     * @throws NoSuchName when the service has none
     */
    public void rebuild(String service) {
        var endpoint = COPIES.get(service);
        if (endpoint == null) {
            throw new NoSuchName("'" + service + "' has no copy to build anew. Those that have one: "
                    + String.join(", ", COPIES.keySet()) + ".");
        }
        var reply = actuators.post(service, "/actuator/" + endpoint);
        switch (reply.status()) {
            case 200 ->
                said.accept("%s has built its copy anew: %d products, in %d ms"
                        .formatted(
                                service,
                                reply.body().path("products").asLong(),
                                reply.body().path("tookMillis").asLong()));
            case 409 ->
                throw new OperatorFailed("%s: %s That one's copy is in use.".formatted(service, reply.reason()));
            default ->
                throw new OperatorFailed(
                        "%s has not built its copy anew and goes on with the old one: %s. Does Kafka run? The command 'status' tells; then try again."
                                .formatted(service, reply.reason()));
        }
    }

    private Found ask() {
        var found = new Found(new ArrayList<>(), new ArrayList<>());
        for (var service : services) {
            try {
                found.add(service, actuators.get(service, DEAD_LETTERS));
            } catch (OperatorFailed e) {
                found.failures().add(String.valueOf(e.getMessage()));
            }
        }
        return found;
    }

    private static String events(long number) {
        return number == 1 ? "1 event" : number + " events";
    }

    /**
     * What is known of all dead letters.
     *
     * @param failures of those that should have answered
     */
    private record Found(List<DeadLetterTopic> topics, List<String> failures) {

        void add(String service, Reply reply) {
            if (!reply.isDone()) {
                failures.add("%s does not list its dead letters: %s. Does Kafka run? The command 'status' tells."
                        .formatted(service, reply.reason()));
                return;
            }
            reply.body()
                    .valueStream()
                    .forEach(topic -> topics.add(new DeadLetterTopic(
                            service,
                            topic.path("topic").asString(),
                            topic.path("waiting").asLong())));
        }

        void complain() {
            if (!failures.isEmpty()) {
                throw new OperatorFailed(String.join("\n", failures));
            }
        }
    }
}
