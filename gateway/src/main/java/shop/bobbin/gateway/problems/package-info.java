/** The errors of the gateway itself, as RFC 9457 problems. Problems of the services are forwarded unchanged. */
@NullMarked
package shop.bobbin.gateway.problems;

import org.jspecify.annotations.NullMarked;
