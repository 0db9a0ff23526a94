package shop.bobbin.wishlist.products;

import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shop.bobbin.chassis.database.TransactionTimeouts;

/**
 * The replicas of the catalog's products: the one in use and, during a rebuild, the one that is being built. Events are
 * applied to both, so that the new one misses none while the topic is read into it; then it replaces the other one in one
 * transaction.
 */
@Component
@Transactional
class ProductReplicas {

    /**
     * The statement that applies a product to replicas, unless they have a newer version. It locks each replica, so that it
     * is not deleted meanwhile, and skips those that are deleted already.
     */
    static final String UPSERT = """
            insert into products (copy_id, sku, version, name, amount, currency, availability, picture, discontinued)
            select id, ?, ?, ?, ?, ?, ?, ?, ? from product_copies where %s order by id for key share
            on conflict (copy_id, sku) do update
            set version = excluded.version, name = excluded.name, amount = excluded.amount, currency = excluded.currency,
                availability = excluded.availability, picture = excluded.picture, discontinued = excluded.discontinued
            where products.version < excluded.version
            """;

    /** For a rebuild, which writes and deletes as many rows as there are products. */
    private static final Duration STATEMENT_TIMEOUT = Duration.ofMinutes(2);

    private final JdbcTemplate jdbc;
    private final TransactionTimeouts timeouts;

    ProductReplicas(JdbcTemplate jdbc, TransactionTimeouts timeouts) {
        this.jdbc = jdbc;
        this.timeouts = timeouts;
    }

    record ReplicaId(long value) {}

    /** Creates an empty replica. Deletes those that were never completed, for example because the instance crashed. */
    ReplicaId create() {
        lockExclusively();
        jdbc.update("delete from product_copies where not in_use");
        var id = jdbc.queryForObject("insert into product_copies (in_use) values (false) returning id", Long.class);
        return new ReplicaId(id == null ? 0 : id);
    }

    void upsert(ReplicaId replica, List<Product> products) {
        var rows = products.stream().map(ProductReplicas::columns).toList();
        jdbc.batchUpdate(UPSERT.formatted("id = " + replica.value()), rows);
    }

    /** Replaces all other replicas by this one; false if a later rebuild has deleted it. */
    boolean activate(ReplicaId replica) {
        lockExclusively();
        var exists = jdbc.update("update product_copies set in_use = in_use where id = ?", replica.value()) == 1;
        if (exists) {
            jdbc.update("delete from product_copies where id <> ?", replica.value());
            jdbc.update("update product_copies set in_use = true where id = ?", replica.value());
        }
        return exists;
    }

    void deleteUnlessActive(ReplicaId replica) {
        timeouts.extendTo(STATEMENT_TIMEOUT);
        jdbc.update("delete from product_copies where id = ? and not in_use", replica.value());
    }

    @Transactional(readOnly = true)
    public long countProducts() {
        var count = jdbc.queryForObject(
                "select count(*) from products where copy_id = (select id from product_copies where in_use)",
                Long.class);
        return count == null ? 0 : count;
    }

    /** Serialises the rebuilds; the lock mode blocks neither readers nor the listener. */
    private void lockExclusively() {
        timeouts.extendTo(STATEMENT_TIMEOUT);
        jdbc.execute("lock table product_copies in share row exclusive mode");
    }

    static Object[] columns(Product product) {
        return new Object[] {
            product.sku().value(),
            product.version(),
            product.name(),
            product.price().amount(),
            product.price().currencyCode(),
            product.availability().name(),
            product.picture(),
            product.discontinued()
        };
    }
}
