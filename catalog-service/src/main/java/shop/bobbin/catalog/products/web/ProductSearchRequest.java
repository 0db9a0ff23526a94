package shop.bobbin.catalog.products.web;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import shop.bobbin.catalog.Money;
import shop.bobbin.catalog.products.CategoryId;
import shop.bobbin.catalog.products.ProductQuery;
import shop.bobbin.catalog.products.ProductQuery.Sort;
import shop.bobbin.catalog.products.Tag;

/** The query parameters of a product search; prices are in minor units. */
record ProductSearchRequest(
        @Nullable CategoryId category,
        @Nullable Tag tag,
        @Nullable @Min(0) @Max(Money.MAX_AMOUNT) Long minPrice,
        @Nullable @Min(0) @Max(Money.MAX_AMOUNT) Long maxPrice,
        @Nullable @Size(max = 100) String q,
        @Nullable Sort sort,
        @Nullable @Min(0) @Max(ProductQuery.MAX_RESULTS) Integer page,
        @Nullable @Min(1) @Max(ProductQuery.MAX_PAGE_SIZE) Integer size) {

    private static final int DEFAULT_PAGE_SIZE = 20;

    @AssertTrue(message = "only the first 10000 matches can be paged through; narrow the search")
    boolean isPageWithinLimit() {
        return (pageOrDefault() + 1L) * sizeOrDefault() <= ProductQuery.MAX_RESULTS;
    }

    ProductQuery toQuery() {
        var text = q == null || q.isBlank() ? null : q.strip();
        var defaultSort = text == null ? Sort.NAME : Sort.RELEVANCE;
        return new ProductQuery(
                category,
                tag,
                minPrice,
                maxPrice,
                text,
                sort == null ? defaultSort : sort,
                pageOrDefault(),
                sizeOrDefault());
    }

    private int pageOrDefault() {
        return page == null ? 0 : page;
    }

    private int sizeOrDefault() {
        return size == null ? DEFAULT_PAGE_SIZE : size;
    }
}
