/**
 * Client-side discovery and load balancing: each call goes to the next instance of a service, among the addresses of its DNS
 * name or a configured list; when there is no connection, to another one. Without it a client stays on the connection that it
 * has: an added instance gets no calls, and calls fail while one instance is down.
 *
 * @see <a href="https://microservices.io/patterns/client-side-discovery.html">Client-side discovery</a>
 */
@NullMarked
package shop.bobbin.chassis.calls;

import org.jspecify.annotations.NullMarked;
