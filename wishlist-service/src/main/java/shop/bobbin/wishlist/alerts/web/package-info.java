/** Alerts over HTTP: listed, marked as read, pushed live. */
@NullMarked
package shop.bobbin.wishlist.alerts.web;

import org.jspecify.annotations.NullMarked;
