package shop.bobbin.chassis.outbox;

/**
 * Port for events that must be published if, and only if, the current transaction commits.
 *
 * <p>Order per key is guaranteed when all transactions that publish with one key have locked the same row before: save the
 * aggregate first, then publish. The ids of the outbox then have that order, and the relay publishes in the order of ids.
 *
 * @see <a href="https://microservices.io/patterns/data/transactional-outbox.html">Transactional outbox</a>
 */
public interface Outbox {

    /**
     * @throws IllegalStateException without an active transaction
     * @throws IllegalArgumentException when the body is larger than the limit of a topic
     */
    void publish(OutgoingEvent event);
}
