/**
 * The session address, the session cookie and the rules on who may call what: the one place where the gateway meets
 * Spring Security.
 */
@NullMarked
package shop.bobbin.gateway.identity.web;

import org.jspecify.annotations.NullMarked;
