package shop.bobbin.chassis.outbox;

/**
 * An event to be published, as a <a href="https://github.com/cloudevents/spec">CloudEvent 1.0</a>.
 *
 * @param topic the Kafka topic
 * @param key record key; events with the same key stay in order
 * @param type {@code <service>.<aggregate>.<past tense>.v<n>}, written by hand
 * @param subject id of the aggregate
 * @param body written as JSON
 */
public record OutgoingEvent(String topic, String key, String type, String subject, Object body) {}
