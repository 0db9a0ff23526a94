/**
 * Outbound calls over HTTP. {@link shop.bobbin.chassis.calls.Neighbours} creates the {@link
 * shop.bobbin.chassis.calls.ProtectedCalls} to each service that is called: one decorator with all protections. Without
 *
 * <ul>
 *   <li>the time limit, a call to a neighbour that hangs never ends;
 *   <li>the retry, one lost connection is an error for a customer;
 *   <li>the circuit breaker, each call waits for its time limit during an outage, and the neighbour recovers under full load;
 *   <li>the bulkhead, calls to a slow neighbour pile up until this service has no memory or sockets for anything else;
 *   <li>the fallback, this service fails with its neighbour;
 *   <li>load balancing, a client stays on the connection that it has: an added instance gets no calls, and calls fail while one
 *       instance is down. Each call goes to the next instance, among the addresses of a DNS name or a configured list; when there is
 *       no connection, to another one.
 * </ul>
 *
 * @see <a href="https://microservices.io/patterns/client-side-discovery.html">Client-side discovery</a>
 * @see <a href="https://resilience4j.readme.io/docs/getting-started">Resilience4j</a>; M. Nygard, <i>Release It!</i>, chapter 5
 */
@NullMarked
package shop.bobbin.chassis.calls;

import org.jspecify.annotations.NullMarked;
