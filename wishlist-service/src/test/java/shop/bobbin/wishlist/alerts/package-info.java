@NullMarked
package shop.bobbin.wishlist.alerts;

import org.jspecify.annotations.NullMarked;
