package shop.bobbin.wishlist.alerts;

/** Alerts are numbered in the order in which they become visible, see {@link Alerts}. */
public record AlertId(long value) {}
