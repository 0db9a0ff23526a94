/**
 * The edge of the shop: the one address that shoppers talk to. It knows who is calling, lets through what is routed and
 * nothing else, and gives each call a short-lived token for the services behind it. It owns no data, listens to no topic
 * and publishes nothing. It is the only place with reactive code, because it mostly waits for others.
 */
@NullMarked
package shop.bobbin.gateway;

import org.jspecify.annotations.NullMarked;
