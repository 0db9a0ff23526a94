@NullMarked
package shop.bobbin.order.baskets;

import org.jspecify.annotations.NullMarked;
