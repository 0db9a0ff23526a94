/**
 * The whole shop on one machine: which processes it has, what each of them needs, in which order they come and go.
 * System tests start it from here as {@code ./bobbin up} does.
 */
@NullMarked
package shop.bobbin.controlroom.shop;

import org.jspecify.annotations.NullMarked;
