package shop.bobbin.catalog.stock;

import shop.bobbin.catalog.Sku;

/** All pieces of one product that have ever come in: received = on hand + reserved + sold. The database checks it too. */
public record StockLevel(Sku sku, long received, long onHand, long reserved, long sold) {}
