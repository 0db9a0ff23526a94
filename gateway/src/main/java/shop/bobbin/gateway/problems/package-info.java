/**
 * Every error that the gateway itself answers with, as an RFC 9457 problem. What a service answers passes through as it
 * is: those problems are the service's own.
 */
@NullMarked
package shop.bobbin.gateway.problems;

import org.jspecify.annotations.NullMarked;
