package shop.bobbin.catalog.stock;

import shop.bobbin.catalog.Sku;

/** What an order asked for and what there was. */
public record Shortage(Sku sku, int requested, long available) {}
