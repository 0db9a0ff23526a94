package shop.bobbin.catalog.stock;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import shop.bobbin.catalog.Sku;

/** The counters, one row a product. Rows are always locked in the order of their skus, so nobody waits in a circle. */
@Component
class StockTable {

    private final JdbcClient jdbc;

    StockTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<StockLevel> find(Sku sku) {
        return jdbc.sql("select sku, received, on_hand, reserved, sold from stock where sku = ?")
                .param(sku.value())
                .query(StockTable::level)
                .optional();
    }

    Map<Sku, StockLevel> lock(Collection<Sku> skus) {
        if (skus.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("""
                select sku, received, on_hand, reserved, sold from stock
                where sku in (:skus) order by sku for update""")
                .param("skus", skus.stream().map(Sku::value).toList())
                .query(StockTable::level)
                .list()
                .stream()
                .collect(Collectors.toMap(StockLevel::sku, Function.identity()));
    }

    void create(Sku sku) {
        jdbc.sql("insert into stock (sku) values (?) on conflict do nothing")
                .param(sku.value())
                .update();
    }

    void receive(Sku sku, int quantity) {
        change("received = received + :n, on_hand = on_hand + :n", sku, quantity);
    }

    void reserve(List<Line> lines) {
        lines.forEach(line -> change("on_hand = on_hand - :n, reserved = reserved + :n", line.sku(), line.quantity()));
    }

    void release(List<Line> lines) {
        lines.forEach(line -> change("on_hand = on_hand + :n, reserved = reserved - :n", line.sku(), line.quantity()));
    }

    void commit(List<Line> lines) {
        lines.forEach(line -> change("reserved = reserved - :n, sold = sold + :n", line.sku(), line.quantity()));
    }

    private void change(String assignments, Sku sku, int quantity) {
        jdbc.sql("update stock set " + assignments + " where sku = :sku")
                .param("n", quantity)
                .param("sku", sku.value())
                .update();
    }

    private static StockLevel level(ResultSet row, int number) throws SQLException {
        return new StockLevel(
                new Sku(row.getString("sku")),
                row.getLong("received"),
                row.getLong("on_hand"),
                row.getLong("reserved"),
                row.getLong("sold"));
    }
}
