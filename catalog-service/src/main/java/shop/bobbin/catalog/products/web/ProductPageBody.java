package shop.bobbin.catalog.products.web;

import java.util.List;
import shop.bobbin.catalog.products.Catalogue;
import shop.bobbin.catalog.products.ProductQuery;

/** @param total how many products there are on all pages */
record ProductPageBody(List<ProductBody> items, int page, int size, long total) {

    static ProductPageBody of(ProductQuery query, Catalogue.Page page) {
        var items = page.products().stream().map(ProductBody::of).toList();
        return new ProductPageBody(items, query.page(), query.size(), page.total());
    }
}
