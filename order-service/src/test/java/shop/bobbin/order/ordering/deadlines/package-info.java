@NullMarked
package shop.bobbin.order.ordering.deadlines;

import org.jspecify.annotations.NullMarked;
