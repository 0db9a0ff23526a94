/** Filters for the requests that the gateway forwards to the services, and for their responses. */
@NullMarked
package shop.bobbin.gateway.routing.web;

import org.jspecify.annotations.NullMarked;
