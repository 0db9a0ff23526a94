@NullMarked
package shop.bobbin.wishlist;

import org.jspecify.annotations.NullMarked;
