/**
 * The local shop: its processes, their configuration, and the order in which they start and stop. Used by {@code
 * ./bobbin up} and by the journeys.
 */
@NullMarked
package shop.bobbin.supervisor.shop;

import org.jspecify.annotations.NullMarked;
