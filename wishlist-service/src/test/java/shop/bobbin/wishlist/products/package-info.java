@NullMarked
package shop.bobbin.wishlist.products;

import org.jspecify.annotations.NullMarked;
