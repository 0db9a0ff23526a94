@NullMarked
package shop.bobbin.order.prices.client;

import org.jspecify.annotations.NullMarked;
