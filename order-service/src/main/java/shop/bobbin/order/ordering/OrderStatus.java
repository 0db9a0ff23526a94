package shop.bobbin.order.ordering;

/** Where an order is in its life; {@link Order} says how it gets there. */
public enum OrderStatus {
    /** Accepted; the catalog has yet to say whether the goods are there. */
    PLACED,
    /** The goods are put aside; the payment is under way. */
    RESERVED,
    /** Paid. */
    CONFIRMED,
    /** Not possible: no stock, or the card was declined. */
    REJECTED,
    /** Called off: by the customer, or because an answer did not come in time. */
    CANCELLED;

    public boolean terminal() {
        return switch (this) {
            case PLACED, RESERVED -> false;
            case CONFIRMED, REJECTED, CANCELLED -> true;
        };
    }
}
