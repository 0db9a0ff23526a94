package shop.bobbin.chassis.outbox;

/**
 * An event on its way out, see <a href="https://github.com/cloudevents/spec">CloudEvents 1.0</a>.
 *
 * @param topic the Kafka topic
 * @param key decides the partition, and so what is kept in order
 * @param type {@code <service>.<aggregate>.<past tense>.v<n>}, written by hand
 * @param subject the aggregate that it is about
 * @param body is written as JSON
 */
public record OutgoingEvent(String topic, String key, String type, String subject, Object body) {}
