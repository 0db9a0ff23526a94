@NullMarked
package shop.bobbin.wishlist.alerts.web;

import org.jspecify.annotations.NullMarked;
