package shop.bobbin.chassis.outbox;

/**
 * Where events go that must be published if, and only if, the running transaction commits.
 *
 * <p>Order per key holds when all transactions that publish for one key hold the lock of the same row at that moment: save
 * the aggregate first, then publish. The outbox hands out its numbers in that order, and the relay follows them.
 *
 * @see <a href="https://microservices.io/patterns/data/transactional-outbox.html">Transactional outbox</a>
 */
public interface Outbox {

    /**
     * @throws IllegalStateException outside of a transaction
     * @throws IllegalArgumentException when the body is larger than a topic takes
     */
    void publish(OutgoingEvent event);
}
