/**
 * The access token pattern: each service verifies the JWT of each request itself, and declares its own access rules; requests
 * without a rule are denied (zero trust). Without it, a service trusts headers that a proxy has set, and any process in the
 * network can act as any customer.
 *
 * @see <a href="https://microservices.io/patterns/security/access-token.html">Access token</a>
 */
@NullMarked
package shop.bobbin.chassis.security;

import org.jspecify.annotations.NullMarked;
