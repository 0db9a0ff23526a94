package shop.bobbin.gateway.identity;

/** OAuth 2 scopes of the shop. */
public enum Scope {
    /** Use a basket, orders and a wishlist. */
    SHOP("shop"),
    /** Change products and stock. */
    CATALOG_WRITE("catalog.write"),
    /** Use the actuators. */
    OPERATE("operate");

    private final String value;

    Scope(String value) {
        this.value = value;
    }

    /** As in the {@code scope} claim. */
    public String value() {
        return value;
    }

    /** As a granted authority of Spring Security. */
    public String authority() {
        return "SCOPE_" + value;
    }
}
