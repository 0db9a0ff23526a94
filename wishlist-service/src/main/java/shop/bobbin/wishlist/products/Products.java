package shop.bobbin.wishlist.products;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import shop.bobbin.wishlist.Money;
import shop.bobbin.wishlist.Sku;

/** Our copy of the catalog's products. */
@Component
public class Products {

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    Products(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /** What is known of these products; those never heard of are left out. */
    public Map<Sku, Product> of(Collection<Sku> skus) {
        return jdbc
                .sql("""
                        select p.* from products p join product_copies c on c.id = p.copy_id
                        where c.in_use and p.sku = any(?)
                        """)
                .param(skus.stream().map(Sku::value).toArray(String[]::new))
                .query(Products::product)
                .list() // a stream would keep its connection
                .stream()
                .collect(Collectors.toMap(Product::sku, Function.identity()));
    }

    /**
     * What is known of a product, which no news changes before the caller's transaction has ended: so whoever notes its
     * price down hears of the next price for certain.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Product> hold(Sku sku) {
        // a second look: the first may have waited for a copy that was then put out of use
        return lock(sku).or(() -> lock(sku));
    }

    private Optional<Product> lock(Sku sku) {
        return jdbc.sql("""
                        select p.* from products p join product_copies c on c.id = p.copy_id
                        where c.in_use and p.sku = ?
                        for share of p
                        """).param(sku.value()).query(Products::product).optional();
    }

    /** Takes over what the catalog has told, unless something newer is known, into each copy that there is. */
    @Transactional
    public void learn(Product product) {
        jdbc.sql(ProductCopies.UPSERT.formatted("true"))
                .params(ProductCopies.columns(product))
                .update();
        events.publishEvent(new ProductTold(product));
    }

    private static Product product(ResultSet row, int number) throws SQLException {
        return new Product(
                new Sku(row.getString("sku")),
                row.getLong("version"),
                row.getString("name"),
                Money.of(row.getLong("amount"), row.getString("currency")),
                Availability.valueOf(row.getString("availability")),
                row.getString("picture"),
                row.getBoolean("discontinued"));
    }
}
