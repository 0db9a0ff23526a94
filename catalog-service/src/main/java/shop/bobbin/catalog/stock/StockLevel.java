package shop.bobbin.catalog.stock;

import shop.bobbin.catalog.Sku;

/**
 * The stock of one product, in pieces: received = on hand + reserved + sold, which a database constraint checks.
 *
 * @param received all pieces that ever came in, less those that were written off
 * @param onHand pieces that can be sold
 */
public record StockLevel(Sku sku, long received, long onHand, long reserved, long sold) {

    static StockLevel empty(Sku sku) {
        return new StockLevel(sku, 0, 0, 0, 0);
    }
}
