package shop.bobbin.catalog.products;

import java.util.List;

/** The outcome of a search. */
public sealed interface SearchResult {

    /**
     * One page of matches.
     *
     * @param total how many products match, counted up to {@link ProductQuery#MAX_RESULTS}
     * @param totalIsExact false if there are more
     */
    record Found(List<Product> products, long total, boolean totalIsExact) implements SearchResult {}

    /** The bulkhead is full: no other search ended within the maximum wait. */
    record Busy() implements SearchResult {}

    /** The search was cancelled at its time limit. */
    record TimedOut() implements SearchResult {}
}
