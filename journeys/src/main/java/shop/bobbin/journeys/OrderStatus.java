package shop.bobbin.journeys;

/** The status of an order, as the API names it. */
public enum OrderStatus {
    PLACED,
    RESERVED,
    CONFIRMED,
    REJECTED,
    CANCELLED;

    /** Whether the order stays in this status. */
    public boolean isFinal() {
        return switch (this) {
            case PLACED, RESERVED -> false;
            case CONFIRMED, REJECTED, CANCELLED -> true;
        };
    }
}
