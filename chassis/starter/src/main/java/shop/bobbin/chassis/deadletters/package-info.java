/**
 * Dead letters: an event that fails permanently goes to a dead letter topic of its consumer, with the failure in its headers, until an
 * operator replays it. Without it, one malformed event blocks all events after it in its partition.
 *
 * @see <a href="https://www.enterpriseintegrationpatterns.com/patterns/messaging/DeadLetterChannel.html">Dead letter channel</a>
 */
@NullMarked
package shop.bobbin.chassis.deadletters;

import org.jspecify.annotations.NullMarked;
