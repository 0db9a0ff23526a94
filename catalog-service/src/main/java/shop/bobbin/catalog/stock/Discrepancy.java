package shop.bobbin.catalog.stock;

/**
 * An order event that contradicts the order's reservation: a sign of a bug or of lost data. Each may hide an oversell or
 * missing stock, so it is reported to the operator.
 */
enum Discrepancy {
    CONFIRMED_WITHOUT_RESERVATION("is confirmed, but has no reservation"),
    CONFIRMED_AFTER_REFUSAL("is confirmed, but its reservation was refused"),
    CONFIRMED_AFTER_RELEASE("is confirmed, but its reservation was released"),
    ENDED_AFTER_SALE("is rejected or cancelled, but its reservation was committed"),
    LINES_DIFFER("has lines that differ from its reservation");

    private final String description;

    Discrepancy(String description) {
        this.description = description;
    }

    String description() {
        return description;
    }
}
