@NullMarked
package shop.bobbin.wishlist.wishes;

import org.jspecify.annotations.NullMarked;
