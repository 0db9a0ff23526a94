/** HTTP side of authentication: {@code /api/session}, the session cookie, and the filter that authenticates requests. */
@NullMarked
package shop.bobbin.gateway.identity.web;

import org.jspecify.annotations.NullMarked;
