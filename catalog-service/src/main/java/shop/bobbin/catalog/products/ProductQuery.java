package shop.bobbin.catalog.products;

import org.jspecify.annotations.Nullable;

/**
 * What a customer is looking for. What is null does not matter.
 *
 * @param text words as one types them into a search box: {@code "merino sock" -blue}
 * @param minPrice in minor units
 * @param maxPrice in minor units
 * @param page from 0
 * @param size products on a page, at most {@link #LARGEST_PAGE}
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

    public static final int LARGEST_PAGE = 100;

    /**
     * How many matches are counted, ranked and paged through: nobody pages further by hand, and each page costs the
     * reading of all before it.
     */
    public static final int DEEPEST = 10_000;

    /**
     * How the products found are ordered; the sku decides between equals, so that pages neither overlap nor leave gaps.
     * Without words all are equally relevant.
     */
    public enum Sort {
        RELEVANCE("sku"),
        NAME("name, sku"),
        PRICE("price_amount, sku"),
        PRICE_DESC("price_amount desc, sku"),
        NEWEST("added_at desc, sku");

        final String order;

        Sort(String order) {
            this.order = order;
        }
    }
}
