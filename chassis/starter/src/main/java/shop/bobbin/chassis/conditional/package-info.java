/**
 * Conditional and range requests as in RFC 9110, sections 13 and 14: a client does not load a representation again that it has
 * cached, and a change to an outdated version is rejected (optimistic locking over HTTP). Without it, clients load unchanged
 * content, and concurrent changes are lost.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-13">RFC 9110, Conditional Requests</a>
 */
@NullMarked
package shop.bobbin.chassis.conditional;

import org.jspecify.annotations.NullMarked;
