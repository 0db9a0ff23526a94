/**
 * The idempotent consumer (inbox): an event's id is stored in the transaction of its effect, so that a duplicate has no effect.
 * An event whose handling fails permanently goes to a dead letter topic; after a transient failure it is retried with back-off,
 * without a last attempt. Without it, duplicates count twice, one malformed event blocks its partition, and an outage fills the
 * dead letter topics.
 *
 * @see <a href="https://microservices.io/patterns/communication-style/idempotent-consumer.html">Idempotent consumer</a>
 */
@NullMarked
package shop.bobbin.chassis.inbox;

import org.jspecify.annotations.NullMarked;
