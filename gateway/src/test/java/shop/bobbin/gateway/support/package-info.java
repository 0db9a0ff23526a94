/** Support for the gateway's integration tests: a running gateway, test keys and tokens, and raw HTTP requests. */
@NullMarked
package shop.bobbin.gateway.support;

import org.jspecify.annotations.NullMarked;
