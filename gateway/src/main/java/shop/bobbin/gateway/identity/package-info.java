/**
 * Authentication: stateless signed sessions, the configured accounts, the signing keys, and the access tokens for the
 * services. It has no state except caches, so each gateway instance with the same keys and accounts accepts every session.
 */
@NullMarked
package shop.bobbin.gateway.identity;

import org.jspecify.annotations.NullMarked;
