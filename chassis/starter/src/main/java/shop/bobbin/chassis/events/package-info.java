/**
 * Consuming events: each is decoded once ({@link shop.bobbin.chassis.events.CloudEvent}) and given to its handler
 * ({@link shop.bobbin.chassis.events.EventHandlers}), with an unlimited number of retries after transient failures. A
 * {@link shop.bobbin.chassis.events.TopicReader} reads a whole topic without a consumer group. Without it, each consumer has its own idea
 * of a malformed event, a consumer that ends is noticed only by its lag, and an outage of the database fills the dead letter topics.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md">CloudEvents in
 *     Kafka</a>
 */
@NullMarked
package shop.bobbin.chassis.events;

import org.jspecify.annotations.NullMarked;
