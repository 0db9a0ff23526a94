package shop.bobbin.catalog.products.web;

import java.util.List;

/** The requested products, as far as they exist. */
record ProductListResponse(List<ProductResponse> items) {}
