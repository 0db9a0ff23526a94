/**
 * Routing: the table of the routes under {@code /api} and the services behind them. Circuit breakers, timeouts, retries, rate limits,
 * caching and API composition belong here.
 */
@NullMarked
package shop.bobbin.gateway.routing;

import org.jspecify.annotations.NullMarked;
