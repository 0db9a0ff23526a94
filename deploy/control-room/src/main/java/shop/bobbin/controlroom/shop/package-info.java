/**
 * The local shop: its processes, their configuration, and the order in which they start and stop. Used by {@code
 * ./bobbin up} and by the system tests.
 */
@NullMarked
package shop.bobbin.controlroom.shop;

import org.jspecify.annotations.NullMarked;
