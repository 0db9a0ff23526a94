/**
 * Who is calling. It owns the sessions (stateless, signed), the accounts, the keys that it signs with and the access
 * tokens that services get to see. It keeps no state but caches: every instance with the same keys and accounts knows
 * every session.
 */
@NullMarked
package shop.bobbin.gateway.identity;

import org.jspecify.annotations.NullMarked;
