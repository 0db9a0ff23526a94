/** The actuator endpoint with which an operator rebuilds the replica. */
@NullMarked
package shop.bobbin.wishlist.products.web;

import org.jspecify.annotations.NullMarked;
