/**
 * Streams of server-sent events. Without what is here a stream goes on after its access token has expired, and a HEAD
 * request, to which nothing can be written, keeps its subscription for ever.
 */
@NullMarked
package shop.bobbin.chassis.sse;

import org.jspecify.annotations.NullMarked;
