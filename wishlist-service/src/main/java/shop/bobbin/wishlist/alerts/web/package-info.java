/** Alerts over HTTP: the list, the mark as read, and the event stream. */
@NullMarked
package shop.bobbin.wishlist.alerts.web;

import org.jspecify.annotations.NullMarked;
