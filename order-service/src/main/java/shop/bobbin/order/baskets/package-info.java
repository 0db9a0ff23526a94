/** The customers' shopping baskets. Owns the baskets; consumes and publishes no events. */
@NullMarked
package shop.bobbin.order.baskets;

import org.jspecify.annotations.NullMarked;
