/** How commands reach what runs the shop: a small HTTP interface, and its client. */
@NullMarked
package shop.bobbin.controlroom.control;

import org.jspecify.annotations.NullMarked;
