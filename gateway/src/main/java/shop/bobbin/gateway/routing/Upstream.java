package shop.bobbin.gateway.routing;

import java.util.Locale;

/** The services behind the gateway. */
enum Upstream {
    CATALOG,
    ORDER,
    WISHLIST,
    RECOMMENDATION;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
