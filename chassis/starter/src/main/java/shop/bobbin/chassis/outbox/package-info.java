/**
 * The transactional outbox: an event is stored in the transaction of the change that it describes, and a relay publishes it to
 * Kafka, in order per key and at least once. Without it, a crash between the database's commit and the send loses the event, and
 * a rollback after the send publishes a change that never happened.
 *
 * @see <a href="https://microservices.io/patterns/data/transactional-outbox.html">Transactional outbox</a>
 * @see <a href="https://microservices.io/patterns/data/polling-publisher.html">Polling publisher</a>
 */
@NullMarked
package shop.bobbin.chassis.outbox;

import org.jspecify.annotations.NullMarked;
