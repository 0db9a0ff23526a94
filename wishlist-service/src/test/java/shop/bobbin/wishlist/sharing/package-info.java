@NullMarked
package shop.bobbin.wishlist.sharing;

import org.jspecify.annotations.NullMarked;
