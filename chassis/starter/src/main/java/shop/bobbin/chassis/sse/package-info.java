/**
 * Server-sent events whose stream ends with the access token of its client. Without it, a stream continues after the token has
 * expired, and the subscription of a HEAD request, whose response has no body, never ends.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">Server-sent events</a>
 */
@NullMarked
package shop.bobbin.chassis.sse;

import org.jspecify.annotations.NullMarked;
