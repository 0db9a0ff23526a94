package shop.bobbin.wishlist.alerts;

/** The id of an alert. Ids grow in the order in which the alerts are committed, see {@link Alerts}. */
public record AlertId(long value) {}
