package shop.bobbin.catalog.products.web;

import java.util.List;
import shop.bobbin.catalog.products.ProductQuery;
import shop.bobbin.catalog.products.SearchResult.Found;

/**
 * One page of products.
 *
 * @param total number of matches on all pages, counted up to 10,000
 * @param totalIsExact false if there are more
 */
record ProductPageResponse(List<ProductResponse> items, int page, int size, long total, boolean totalIsExact) {

    static ProductPageResponse of(ProductQuery query, Found found) {
        var items = found.products().stream().map(ProductResponse::of).toList();
        return new ProductPageResponse(items, query.page(), query.size(), found.total(), found.totalIsExact());
    }
}
