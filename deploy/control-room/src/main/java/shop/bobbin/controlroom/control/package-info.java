/** How commands reach the running supervisor: a small HTTP interface on the loopback address, and its client. */
@NullMarked
package shop.bobbin.controlroom.control;

import org.jspecify.annotations.NullMarked;
