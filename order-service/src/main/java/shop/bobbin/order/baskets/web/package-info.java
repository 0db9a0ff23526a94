/** Baskets over HTTP. */
@NullMarked
package shop.bobbin.order.baskets.web;

import org.jspecify.annotations.NullMarked;
