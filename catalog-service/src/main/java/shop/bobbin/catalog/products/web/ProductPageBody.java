package shop.bobbin.catalog.products.web;

import java.util.List;
import shop.bobbin.catalog.products.ProductQuery;
import shop.bobbin.catalog.products.SearchResult.Found;

/**
 * One page of products.
 *
 * @param total how many products there are on all pages, counted up to 10,000
 * @param totalIsExact false: there are more
 */
record ProductPageBody(List<ProductBody> items, int page, int size, long total, boolean totalIsExact) {

    static ProductPageBody of(ProductQuery query, Found found) {
        var items = found.products().stream().map(ProductBody::of).toList();
        return new ProductPageBody(items, query.page(), query.size(), found.total(), found.totalIsExact());
    }
}
