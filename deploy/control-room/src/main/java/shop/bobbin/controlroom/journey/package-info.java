/** One customer's way through the shop, by the gateway alone: proves that it sells, and warms what will be measured. */
@NullMarked
package shop.bobbin.controlroom.journey;

import org.jspecify.annotations.NullMarked;
