package shop.bobbin.order.ordering;

/** The states of an order; the transitions are in {@link Order}. */
public enum OrderStatus {
    /** Accepted; the catalog's reply to the reservation is pending. */
    PLACED,
    /** The stock is reserved; the payment is in progress. */
    RESERVED,
    /** Paid. */
    CONFIRMED,
    /** Failed: out of stock, or the payment was declined. */
    REJECTED,
    /** Cancelled by the customer, or because the reservation or the payment timed out. */
    CANCELLED;

    public boolean terminal() {
        return switch (this) {
            case PLACED, RESERVED -> false;
            case CONFIRMED, REJECTED, CANCELLED -> true;
        };
    }
}
