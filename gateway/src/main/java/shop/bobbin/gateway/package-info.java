/**
 * The API gateway: the only service that browsers reach. It authenticates each request, forwards those that match a route
 * and adds a short-lived access token for the services behind it. It owns no data, subscribes to no topic and publishes no
 * event. It is the only module with reactive code, because it spends its time waiting for other services.
 */
@NullMarked
package shop.bobbin.gateway;

import org.jspecify.annotations.NullMarked;
