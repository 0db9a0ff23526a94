/**
 * The commands of {@code ./bobbin}. Two of them are servers that the other commands call: {@code up}, the local
 * supervisor, and {@code serve} in the control-room container.
 */
@NullMarked
package shop.bobbin.controlroom;

import org.jspecify.annotations.NullMarked;
