/**
 * The idempotent consumer (inbox): an event's id is stored in the transaction of its effect, so that a duplicate has no effect.
 * Kafka delivers at least once: without it, each redelivery, for example after a rebalance, has its effect again.
 *
 * @see <a href="https://microservices.io/patterns/communication-style/idempotent-consumer.html">Idempotent consumer</a>
 */
@NullMarked
package shop.bobbin.chassis.inbox;

import org.jspecify.annotations.NullMarked;
