/**
 * Checks that each request must pass before routing, the same for all clients: valid HTTP, an unambiguous path, a bounded
 * body, and no cross-site request forgery.
 */
@NullMarked
package shop.bobbin.gateway.admission.web;

import org.jspecify.annotations.NullMarked;
