@NullMarked
package shop.bobbin.order.payments;

import org.jspecify.annotations.NullMarked;
