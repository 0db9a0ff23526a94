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

/** The stock levels of all products, one row each. Rows are locked in the order of their SKUs, which prevents deadlocks. */
@Component
class StockLevels {

    private final JdbcClient jdbc;

    StockLevels(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<StockLevel> find(Sku sku) {
        return jdbc.sql("select sku, received, on_hand, reserved, sold from stock where sku = ?")
                .param(sku.value())
                .query(StockLevels::level)
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
                .query(StockLevels::level)
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

    void reserve(List<ReservationLine> lines) {
        lines.forEach(line -> change("on_hand = on_hand - :n, reserved = reserved + :n", line.sku(), line.quantity()));
    }

    void release(List<ReservationLine> lines) {
        lines.forEach(line -> change("on_hand = on_hand + :n, reserved = reserved - :n", line.sku(), line.quantity()));
    }

    void commit(List<ReservationLine> lines) {
        lines.forEach(line -> change("reserved = reserved - :n, sold = sold + :n", line.sku(), line.quantity()));
    }

    private void change(String assignments, Sku sku, int quantity) {
        jdbc.sql("update stock set " + assignments + " where sku = :sku")
                .param("n", quantity)
                .param("sku", sku.value())
                .update();
    }

    private static StockLevel level(ResultSet row, int ignored) throws SQLException {
        return new StockLevel(
                new Sku(row.getString("sku")),
                row.getLong("received"),
                row.getLong("on_hand"),
                row.getLong("reserved"),
                row.getLong("sold"));
    }
}
