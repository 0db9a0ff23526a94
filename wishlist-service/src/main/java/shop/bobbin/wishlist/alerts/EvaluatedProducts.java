package shop.bobbin.wishlist.alerts;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import shop.bobbin.wishlist.Sku;
import shop.bobbin.wishlist.products.Availability;
import shop.bobbin.wishlist.products.Product;

/**
 * The last evaluation of each product (table {@code judged_products}). It survives a rebuild of the replica and events that
 * are consumed again.
 */
@Component
class EvaluatedProducts {

    private final JdbcClient jdbc;

    EvaluatedProducts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Evaluation(long version, Availability availability) {}

    /** Locks the row until the transaction ends. */
    Optional<Evaluation> findForUpdate(Sku sku) {
        return jdbc.sql("select version, availability from judged_products where sku = ? for update")
                .param(sku.value())
                .query((row, _) ->
                        new Evaluation(row.getLong("version"), Availability.valueOf(row.getString("availability"))))
                .optional();
    }

    void save(Product product) {
        jdbc.sql("""
                        insert into judged_products (sku, version, availability) values (?, ?, ?)
                        on conflict (sku) do update set version = excluded.version, availability = excluded.availability
                        """)
                .params(
                        product.sku().value(),
                        product.version(),
                        product.availability().name())
                .update();
    }
}
