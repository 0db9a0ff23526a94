package shop.bobbin.catalog.stock;

/** An event of an order that contradicts its reservation. Each may hide an oversell, or pieces that are missing. */
public enum Discrepancy {
    CONFIRMED_WITHOUT_RESERVATION("is confirmed, but nothing was ever reserved for it"),
    CONFIRMED_AFTER_REFUSAL("is confirmed, but its reservation was refused"),
    CONFIRMED_AFTER_RELEASE("is confirmed, but its reservation has been released"),
    ENDED_AFTER_SALE("is rejected or cancelled, but its pieces have been sold"),
    OTHER_LINES("lists other lines than those that are reserved for it");

    private final String words;

    Discrepancy(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
