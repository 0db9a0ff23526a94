@NullMarked
package shop.bobbin.wishlist.products.messaging;

import org.jspecify.annotations.NullMarked;
