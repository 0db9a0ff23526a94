package shop.bobbin.catalog.products;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import shop.bobbin.catalog.products.ProductQuery.Sort;

/**
 * The statements of one search. Both are bounded by {@link ProductQuery#DEEPEST}: no more matches are counted, and no more
 * are ranked. What is ranked are the newest, so that all pages see the same ones.
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
                "select count(*) from (select %s limit %d) counted".formatted(matches, ProductQuery.DEEPEST + 1),
                Map.copyOf(parameters));
    }

    private static String hits(ProductQuery query, String matches) {
        if (query.text() == null || query.sort() != Sort.RELEVANCE) {
            return "select sku %s order by %s".formatted(matches, query.sort().order);
        }
        return "select sku from (select sku, words %s order by %s limit %d) newest order by ts_rank(words, %s) desc, sku"
                .formatted(matches, Sort.NEWEST.order, ProductQuery.DEEPEST, TEXT_QUERY);
    }
}
