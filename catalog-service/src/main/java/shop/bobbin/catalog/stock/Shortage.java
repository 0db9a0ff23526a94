package shop.bobbin.catalog.stock;

import shop.bobbin.catalog.Sku;

/** A line that exceeds the stock: the quantity that the order requested, and the quantity that was on hand. */
public record Shortage(Sku sku, int requested, long available) {}
