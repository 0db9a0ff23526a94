package shop.bobbin.controlroom.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The operator's actions on dead letters and replicas, through the services' actuators. Each reports its result as
 * lines of text, and throws {@link OperatorCommandException} when a service is unavailable or fails.
 */
public final class OperatorActions {

    /** The services with a replica (a local copy, fed by events) of other services' data, and the actuator endpoint that rebuilds it. */
    private static final Map<String, String> REPLICA_ENDPOINTS =
            new TreeMap<>(Map.of("wishlist-service", "productreplica"));

    private static final String DEAD_LETTERS = "/actuator/deadletters";

    private final List<String> services;
    private final ActuatorClient actuators;
    private final Consumer<String> output;

    /** @param services the services that consume events */
    public OperatorActions(List<String> services, ActuatorClient actuators, Consumer<String> output) {
        this.services = services;
        this.actuators = actuators;
        this.output = output;
    }

    /** Prints the dead letters of all services that respond, then throws if any did not. */
    public void deadLetters() {
        var report = readDeadLetters();
        var waiting =
                report.topics().stream().filter(topic -> topic.waiting() > 0).toList();
        waiting.forEach(topic -> output.accept("%s: %s".formatted(topic.name(), events(topic.waiting()))));
        if (!waiting.isEmpty()) {
            output.accept(
                    "The header kafka_dlt-exception-message contains the error. Fix its cause, then: replay <topic>");
        }
        report.throwFailures();
        if (waiting.isEmpty()) {
            output.accept("No dead letters.");
        }
    }

    /**
     * Replays the events of a dead-letter topic to their consumer.
     *
     * @throws UnknownNameException when it is not the dead-letter topic of any service
     * @throws OperatorCommandException when the replay fails or events are dead-lettered again
     */
    public void replay(String topic) {
        var report = readDeadLetters();
        var deadLetterTopic = report.topics().stream()
                .filter(candidate -> candidate.name().equals(topic))
                .findFirst()
                .orElseThrow(() -> {
                    report.throwFailures();
                    return new UnknownNameException("There is no dead-letter topic '" + topic
                            + "'. Existing topics: "
                            + report.topics().stream()
                                    .map(DeadLetterTopic::name)
                                    .collect(Collectors.joining(", "))
                            + ".");
                });
        var response = actuators.post(deadLetterTopic.service(), DEAD_LETTERS + "/" + topic);
        if (!response.isOk()) {
            throw new OperatorCommandException(
                    "%s failed to replay %s: %s. No event is lost; events that were not replayed remain. Look at its log, fix the cause, then replay again."
                            .formatted(deadLetterTopic.service(), topic, response.reason()));
        }
        output.accept("%s: %s replayed by %s"
                .formatted(topic, events(response.body().path("replayed").asLong()), deadLetterTopic.service()));
        var failedAgain = response.body().path("deadLetteredAgain").asLong();
        if (failedAgain > 0) {
            throw new OperatorCommandException(
                    "%s failed again and remain in %s. Look at the log of %s, fix the cause, then replay again."
                            .formatted(events(failedAgain), topic, deadLetterTopic.service()));
        }
    }

    /**
     * Rebuilds a service's replica of other services' data, and returns when the new replica is in use.
     *
     * @throws UnknownNameException when the service has no replica
     */
    public void rebuild(String service) {
        var endpoint = REPLICA_ENDPOINTS.get(service);
        if (endpoint == null) {
            throw new UnknownNameException("'" + service + "' has no replica. Services with a replica: "
                    + String.join(", ", REPLICA_ENDPOINTS.keySet()) + ".");
        }
        var response = actuators.post(service, "/actuator/" + endpoint);
        switch (response.status()) {
            case 200 ->
                output.accept("%s has rebuilt its replica: %d products in %d ms"
                        .formatted(
                                service,
                                response.body().path("products").asLong(),
                                response.body().path("tookMillis").asLong()));
            case 409 -> throw new OperatorCommandException("%s: %s".formatted(service, response.reason()));
            default ->
                throw new OperatorCommandException(
                        "%s has not rebuilt its replica and keeps the old one: %s. Run the command 'status' to see whether Kafka is running, then try again."
                                .formatted(service, response.reason()));
        }
    }

    private DeadLetterReport readDeadLetters() {
        var report = new DeadLetterReport(new ArrayList<>(), new ArrayList<>());
        for (var service : services) {
            try {
                report.add(service, actuators.get(service, DEAD_LETTERS));
            } catch (OperatorCommandException e) {
                report.failures().add(String.valueOf(e.getMessage()));
            }
        }
        return report;
    }

    private static String events(long number) {
        return number == 1 ? "1 event" : number + " events";
    }

    /**
     * The dead-letter topics of all services.
     *
     * @param failures one message for each service whose dead letters could not be read
     */
    private record DeadLetterReport(List<DeadLetterTopic> topics, List<String> failures) {

        void add(String service, ActuatorResponse response) {
            if (!response.isOk()) {
                failures.add(
                        "%s cannot list its dead letters: %s. Run the command 'status' to see whether Kafka is running."
                                .formatted(service, response.reason()));
                return;
            }
            response.body()
                    .valueStream()
                    .forEach(topic -> topics.add(new DeadLetterTopic(
                            service,
                            topic.path("topic").asString(),
                            topic.path("waiting").asLong())));
        }

        void throwFailures() {
            if (!failures.isEmpty()) {
                throw new OperatorCommandException(String.join("\n", failures));
            }
        }
    }
}
