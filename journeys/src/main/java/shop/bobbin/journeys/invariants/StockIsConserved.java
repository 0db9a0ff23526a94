package shop.bobbin.journeys.invariants;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import shop.bobbin.journeys.control.Database;

/** In addition to the catalog's own constraints: confirmed orders are what is sold, and nothing stays reserved. */
record StockIsConserved(Database catalog, Database orders) implements Invariant {

    private static final String CONFIRMED = """
            select line->>'sku', sum((line->>'quantity')::int) from orders, jsonb_array_elements(lines) line
            where status = 'CONFIRMED' group by 1""";

    private static final String INCONSISTENT =
            "select sku from stock where received <> on_hand + reserved + sold or least(on_hand, reserved, sold) < 0";

    @Override
    public String statement() {
        return "stock is conserved: received = on hand + reserved + sold, and exactly what is confirmed is sold";
    }

    @Override
    public List<String> violations() {
        var violations = new ArrayList<String>();
        violations.addAll(Differences.between(
                "pieces sold of",
                quantities(orders, CONFIRMED),
                quantities(catalog, "select sku, sold from stock where sold > 0")));
        catalog.query("select sku from stock where reserved <> 0")
                .forEach(row -> violations.add("still reserved: " + row.getFirst()));
        catalog.query(INCONSISTENT).forEach(row -> violations.add("wrong sum or below zero: " + row.getFirst()));
        return violations;
    }

    private static Map<String, String> quantities(Database database, String sql) {
        return database.query(sql).stream().collect(Collectors.toMap(List::getFirst, List::getLast));
    }
}
