package shop.bobbin.catalog.products;

import shop.bobbin.catalog.Money;
import shop.bobbin.catalog.Sku;

/** The data of a product that is to be added. */
public record NewProduct(Sku sku, ProductDescription description, Money price) {}
