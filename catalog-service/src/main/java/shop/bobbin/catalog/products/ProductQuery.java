package shop.bobbin.catalog.products;

import org.jspecify.annotations.Nullable;

/**
 * The criteria of a product search. A criterion that is null does not restrict the result.
 *
 * @param text words in the syntax of web search engines: {@code "merino sock" -blue}
 * @param minPrice in minor units
 * @param maxPrice in minor units
 * @param page from 0
 * @param size products on a page, at most {@link #MAX_PAGE_SIZE}
 */
public record ProductQuery(
        @Nullable CategoryId category,
        @Nullable Tag tag,
        @Nullable Long minPrice,
        @Nullable Long maxPrice,
        @Nullable String text,
        Sort sort,
        int page,
        int size) {

    public static final int MAX_PAGE_SIZE = 100;

    /**
     * How many matches are counted, ranked and paged through. People do not page further, and each page costs the reading
     * of all pages before it.
     */
    public static final int MAX_RESULTS = 10_000;

    /**
     * The order of the results. Equal ones are ordered by SKU, so that pages neither overlap nor leave gaps. Without a
     * text, all are equally relevant.
     */
    public enum Sort {
        RELEVANCE("sku"),
        NAME("name, sku"),
        PRICE("price_amount, sku"),
        PRICE_DESC("price_amount desc, sku"),
        NEWEST("added_at desc, sku");

        final String orderBy;

        Sort(String orderBy) {
            this.orderBy = orderBy;
        }
    }
}
