package shop.bobbin.catalog.products;

import java.util.List;

/** The outcome of a search. */
public sealed interface SearchResult {

    /**
     * One page of what was found.
     *
     * @param total how many products match, counted up to {@link ProductQuery#DEEPEST}
     * @param totalIsExact false: there are more
     */
    record Found(List<Product> products, long total, boolean totalIsExact) implements SearchResult {}

    /** As many searches as may run at once are running. */
    record Busy() implements SearchResult {}

    /** It was stopped at its time limit. */
    record TimedOut() implements SearchResult {}
}
