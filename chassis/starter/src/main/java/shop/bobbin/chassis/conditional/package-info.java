/**
 * Conditional and range requests by RFC 9110, sections 13 and 14: a client that has a representation does not get it again,
 * and a change that was made against an older version is refused. Without it clients load what they have, and one change
 * silently overwrites another.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-13">RFC 9110, Conditional Requests</a>
 */
@NullMarked
package shop.bobbin.chassis.conditional;

import org.jspecify.annotations.NullMarked;
