@NullMarked
package shop.bobbin.order.prices;

import org.jspecify.annotations.NullMarked;
