package shop.bobbin.order.ordering;

import java.time.Instant;

/**
 * An order that is locked until the transaction ends, and read once.
 *
 * @param lockedAt time of the step, by the database's clock: later than all steps before it
 */
record LockedOrder(Order order, Instant lockedAt) {}
