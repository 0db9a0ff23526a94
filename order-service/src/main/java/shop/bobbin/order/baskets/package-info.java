/** What each customer means to buy. Owns the baskets; listens to nothing, publishes nothing. */
@NullMarked
package shop.bobbin.order.baskets;

import org.jspecify.annotations.NullMarked;
