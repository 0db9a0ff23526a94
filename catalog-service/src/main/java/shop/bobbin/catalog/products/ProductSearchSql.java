package shop.bobbin.catalog.products;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import shop.bobbin.catalog.products.ProductQuery.Sort;

/**
 * The SQL statements of one search. Both are bounded by {@link ProductQuery#MAX_RESULTS}: no more matches are counted, and
 * no more are ranked. The newest matches are ranked, so that all pages rank the same ones.
 *
 * @param hits selects the SKUs of one page; its parameters {@code size} and {@code offset} are set by the caller
 * @param count counts all matches, up to one more than the bound
 */
record ProductSearchSql(String hits, String count, Map<String, Object> parameters) {

    private static final String TEXT_QUERY = "websearch_to_tsquery('english', :text)";

    static ProductSearchSql of(ProductQuery query) {
        var conditions = new ArrayList<>(List.of("not discontinued"));
        var parameters = new HashMap<String, Object>();
        if (query.category() != null) {
            conditions.add("category = :category");
            parameters.put("category", query.category().value());
        }
        if (query.tag() != null) {
            conditions.add("tags @> array[:tag]::text[]");
            parameters.put("tag", query.tag().value());
        }
        if (query.minPrice() != null) {
            conditions.add("price_amount >= :minPrice");
            parameters.put("minPrice", query.minPrice());
        }
        if (query.maxPrice() != null) {
            conditions.add("price_amount <= :maxPrice");
            parameters.put("maxPrice", query.maxPrice());
        }
        if (query.text() != null) {
            conditions.add("words @@ " + TEXT_QUERY);
            parameters.put("text", query.text());
        }
        var matches = "from products where " + String.join(" and ", conditions);
        return new ProductSearchSql(
                hits(query, matches) + " limit :size offset :offset",
                "select count(*) from (select %s limit %d) counted".formatted(matches, ProductQuery.MAX_RESULTS + 1),
                Map.copyOf(parameters));
    }

    private static String hits(ProductQuery query, String matches) {
        if (query.text() == null || query.sort() != Sort.RELEVANCE) {
            return "select sku %s order by %s".formatted(matches, query.sort().orderBy);
        }
        return "select sku from (select sku, words %s order by %s limit %d) newest order by ts_rank(words, %s) desc, sku"
                .formatted(matches, Sort.NEWEST.orderBy, ProductQuery.MAX_RESULTS, TEXT_QUERY);
    }
}
