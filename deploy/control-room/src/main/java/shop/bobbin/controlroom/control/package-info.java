/** The control API of a running shop: an HTTP server in the supervisor, and its client. */
@NullMarked
package shop.bobbin.controlroom.control;

import org.jspecify.annotations.NullMarked;
