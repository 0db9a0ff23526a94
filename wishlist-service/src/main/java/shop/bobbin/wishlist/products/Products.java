package shop.bobbin.wishlist.products;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import shop.bobbin.wishlist.Money;
import shop.bobbin.wishlist.Sku;

/** The read-only replica of the catalog's products that is in use. */
@Component
public class Products {

    private final JdbcClient jdbc;
    private final ProductObserver observer;

    Products(JdbcClient jdbc, ProductObserver observer) {
        this.jdbc = jdbc;
        this.observer = observer;
    }

    /** The products with these SKUs, without those that are not in the replica. */
    public Map<Sku, Product> findAll(Collection<Sku> skus) {
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
     * Finds a product and locks it: no event changes it before the caller's transaction has ended. So the observer receives
     * each later price, if the caller stores this one.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Product> lockForShare(Sku sku) {
        // a second query, since the first may have waited for a replica that was then replaced
        return selectForShare(sku).or(() -> selectForShare(sku));
    }

    private Optional<Product> selectForShare(Sku sku) {
        return jdbc.sql("""
                        select p.* from products p join product_copies c on c.id = p.copy_id
                        where c.in_use and p.sku = ?
                        for share of p
                        """).param(sku.value()).query(Products::product).optional();
    }

    /** Applies what the catalog has published to each replica, unless that has a newer version; calls the observer. */
    @Transactional
    public void apply(Product product) {
        jdbc.sql(ProductReplicas.UPSERT.formatted("true"))
                .params(ProductReplicas.columns(product))
                .update();
        observer.productReceived(product);
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
