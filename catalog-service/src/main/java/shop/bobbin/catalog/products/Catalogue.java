package shop.bobbin.catalog.products;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import shop.bobbin.catalog.Sku;

/** What customers find: products by sku, and by whatever they are looking for. */
@Component
public class Catalogue {

    private final Products products;
    private final JdbcClient jdbc;

    Catalogue(Products products, JdbcClient jdbc) {
        this.products = products;
        this.jdbc = jdbc;
    }

    /** @param total how many there are on all pages */
    public record Page(List<Product> products, long total) {}

    private record Hit(Sku sku, long total) {}

    public Optional<Product> product(Sku sku) {
        return products.findById(sku);
    }

    /** Those that exist, discontinued ones too, in no order. */
    public List<Product> products(Collection<Sku> skus) {
        return products.findAllBySkuIn(skus);
    }

    public Page find(ProductQuery query) {
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
        var rank = "0";
        if (query.text() != null) {
            conditions.add("words @@ websearch_to_tsquery('english', :text)");
            parameters.put("text", query.text());
            rank = "ts_rank(words, websearch_to_tsquery('english', :text))";
        }
        return page(
                query,
                "select sku, %s as rank, count(*) over () as total from products where %s order by %s"
                        .formatted(rank, String.join(" and ", conditions), query.sort().order),
                parameters);
    }

    private Page page(ProductQuery query, String sql, Map<String, Object> parameters) {
        var hits = jdbc.sql(sql + " limit :size offset :offset")
                .params(parameters)
                .param("size", query.size())
                .param("offset", query.page() * query.size())
                .query((row, number) -> new Hit(new Sku(row.getString("sku")), row.getLong("total")))
                .list();
        var found = products.findAllBySkuIn(hits.stream().map(Hit::sku).toList()).stream()
                .collect(Collectors.toMap(Product::sku, Function.identity()));
        var inOrder = hits.stream().map(hit -> found.get(hit.sku())).toList();
        return new Page(inOrder, hits.isEmpty() ? 0 : hits.getFirst().total());
    }
}
