/**
 * The idempotent consumer: an event has its effect once, in the transaction that remembers it. What can never succeed is
 * parked as a dead letter; what fails because something is away is tried until it is back.
 */
@NullMarked
package shop.bobbin.chassis.inbox;

import org.jspecify.annotations.NullMarked;
