/**
 * Checks on each request before authentication and routing, with the same rules for all clients: valid HTTP, an unambiguous
 * path, a bounded body, and no cross-site request forgery.
 */
@NullMarked
package shop.bobbin.gateway.admission.web;

import org.jspecify.annotations.NullMarked;
