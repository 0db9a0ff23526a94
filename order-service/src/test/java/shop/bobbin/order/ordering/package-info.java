@NullMarked
package shop.bobbin.order.ordering;

import org.jspecify.annotations.NullMarked;
