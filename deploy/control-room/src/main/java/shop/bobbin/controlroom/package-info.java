/** The commands behind {@code ./bobbin}. One of them, {@code up}, stays and is the supervisor that the others talk to. */
@NullMarked
package shop.bobbin.controlroom;

import org.jspecify.annotations.NullMarked;
