/**
 * Problem details (RFC 9457): each error response of a service has the same format and a stable {@code type}, also when Tomcat, a
 * filter or Spring Security rejects the request. Without it, clients parse texts and HTML pages that a library may change, and
 * responses show stack traces and class names.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457, Problem Details for HTTP APIs</a>
 */
@NullMarked
package shop.bobbin.chassis.problem;

import org.jspecify.annotations.NullMarked;
