package shop.bobbin.catalog.stock;

/** The answer to a change of the stock by hand. */
public sealed interface AdjustResult {

    record Adjusted(StockLevel level) implements AdjustResult {}

    record NoSuchProduct() implements AdjustResult {}

    /** More would be taken away than is on hand. */
    record TooLow(StockLevel level) implements AdjustResult {}
}
