package shop.bobbin.catalog.products;

import shop.bobbin.catalog.Money;
import shop.bobbin.catalog.Sku;

/** A product as the merchandiser adds it. */
public record NewProduct(Sku sku, ProductDescription description, Money price) {}
