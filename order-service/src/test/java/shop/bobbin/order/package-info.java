@NullMarked
package shop.bobbin.order;

import org.jspecify.annotations.NullMarked;
