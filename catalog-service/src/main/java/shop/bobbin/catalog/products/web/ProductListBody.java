package shop.bobbin.catalog.products.web;

import java.util.List;

/** Those of the products asked for that exist. */
record ProductListBody(List<ProductBody> items) {}
