/**
 * Streams of server-sent events: subscription by key, limits, heartbeat, resumption by {@code Last-Event-ID}, and an end with the
 * client's access token, with the last event, and with this instance. Start with {@link shop.bobbin.chassis.sse.SseStreams}.
 *
 * <p>Without it, a client polls, or misses the events between two connections; a stream continues after its access token has expired;
 * streams without a reader use up the capacity of the instance and delay its graceful shutdown; and the subscription of a HEAD request, whose
 * response has no body, never ends.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">Server-sent events</a>
 */
@NullMarked
package shop.bobbin.chassis.sse;

import org.jspecify.annotations.NullMarked;
