/**
 * The commands behind {@code ./bobbin}. One of them stays and is whom the others talk to: {@code up}, the supervisor; among
 * containers {@code serve}.
 */
@NullMarked
package shop.bobbin.controlroom;

import org.jspecify.annotations.NullMarked;
