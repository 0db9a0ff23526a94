/**
 * Where a call goes, and with which headers: the routes under {@code /api}, and what is taken
 * off and put on at the border. Breakers, time limits, retries, the rate limit, the cache and composed pages belong here.
 */
@NullMarked
package shop.bobbin.gateway.routing;

import org.jspecify.annotations.NullMarked;
