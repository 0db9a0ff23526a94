/** The gateway as a whole, over HTTP, with services that are played. */
@NullMarked
package shop.bobbin.gateway;

import org.jspecify.annotations.NullMarked;
