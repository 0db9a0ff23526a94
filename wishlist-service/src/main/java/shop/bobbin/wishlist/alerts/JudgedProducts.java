package shop.bobbin.wishlist.alerts;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import shop.bobbin.wishlist.Sku;
import shop.bobbin.wishlist.products.Availability;
import shop.bobbin.wishlist.products.Product;

/** Up to which version each product has been judged. It survives a rebuild of the copy, which tells everything again. */
@Component
class JudgedProducts {

    private final JdbcClient jdbc;

    JudgedProducts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Judged(long version, Availability availability) {}

    /** Locked until the transaction ends. */
    Optional<Judged> find(Sku sku) {
        return jdbc.sql("select version, availability from judged_products where sku = ? for update")
                .param(sku.value())
                .query((row, _) ->
                        new Judged(row.getLong("version"), Availability.valueOf(row.getString("availability"))))
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
