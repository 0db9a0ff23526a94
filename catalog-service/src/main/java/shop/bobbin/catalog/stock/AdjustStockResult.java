package shop.bobbin.catalog.stock;

/** The outcome of a stock adjustment. */
public sealed interface AdjustStockResult {

    record Adjusted(StockLevel level) implements AdjustStockResult {}

    record NoSuchProduct() implements AdjustStockResult {}

    /** Less is on hand than would be written off. */
    record InsufficientStock(StockLevel level) implements AdjustStockResult {}
}
