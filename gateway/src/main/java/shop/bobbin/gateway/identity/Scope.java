package shop.bobbin.gateway.identity;

/** What a token allows. */
public enum Scope {
    /** Basket, orders, wishlist. */
    SHOP("shop"),
    /** Change the catalogue. */
    CATALOG_WRITE("catalog.write"),
    /** See and change how the shop runs. */
    OPERATE("operate");

    private final String wire;

    Scope(String wire) {
        this.wire = wire;
    }

    public String wire() {
        return wire;
    }

    public String authority() {
        return "SCOPE_" + wire;
    }
}
