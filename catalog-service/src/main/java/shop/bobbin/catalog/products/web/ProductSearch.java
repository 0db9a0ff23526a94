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

/** The query parameters of a search; prices are in minor units. */
record ProductSearch(
        @Nullable CategoryId category,
        @Nullable Tag tag,
        @Nullable @Min(0) @Max(Money.HIGHEST) Long minPrice,
        @Nullable @Min(0) @Max(Money.HIGHEST) Long maxPrice,
        @Nullable @Size(max = 100) String q,
        @Nullable Sort sort,
        @Nullable @Min(0) @Max(ProductQuery.DEEPEST) Integer page,
        @Nullable @Min(1) @Max(ProductQuery.LARGEST_PAGE) Integer size) {

    private static final int USUAL_PAGE = 20;

    @AssertTrue(message = "only the first 10000 products can be paged through; narrow the search")
    boolean isWithinReach() {
        return (pageOrFirst() + 1L) * sizeOrUsual() <= ProductQuery.DEEPEST;
    }

    ProductQuery toQuery() {
        var text = q == null || q.isBlank() ? null : q.strip();
        var usual = text == null ? Sort.NAME : Sort.RELEVANCE;
        return new ProductQuery(
                category, tag, minPrice, maxPrice, text, sort == null ? usual : sort, pageOrFirst(), sizeOrUsual());
    }

    private int pageOrFirst() {
        return page == null ? 0 : page;
    }

    private int sizeOrUsual() {
        return size == null ? USUAL_PAGE : size;
    }
}
