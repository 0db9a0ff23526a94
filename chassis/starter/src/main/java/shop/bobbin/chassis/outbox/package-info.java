/**
 * The transactional outbox: events are stored in the transaction that makes them true, and a relay publishes them to Kafka,
 * in order per key, at least once.
 */
@NullMarked
package shop.bobbin.chassis.outbox;

import org.jspecify.annotations.NullMarked;
