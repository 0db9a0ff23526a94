package shop.bobbin.wishlist.products;

import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shop.bobbin.chassis.database.TransactionTimeouts;

/**
 * The copy in use, and during a rebuild the one to come. News goes into both, so that the one to come misses nothing while
 * the topic's past is read into it; then it takes the other's place in one transaction.
 */
@Component
@Transactional
class ProductCopies {

    /** The lock keeps a copy from going away under a change of it; copies that are gone already are passed over. */
    static final String UPSERT = """
            insert into products (copy_id, sku, version, name, amount, currency, availability, picture, discontinued)
            select id, ?, ?, ?, ?, ?, ?, ?, ? from product_copies where %s order by id for key share
            on conflict (copy_id, sku) do update
            set version = excluded.version, name = excluded.name, amount = excluded.amount, currency = excluded.currency,
                availability = excluded.availability, picture = excluded.picture, discontinued = excluded.discontinued
            where products.version < excluded.version
            """;

    /** A rebuild may write and delete as many rows as there are products. */
    private static final Duration LONGEST_STATEMENT = Duration.ofMinutes(2);

    private final JdbcTemplate jdbc;
    private final TransactionTimeouts limits;

    ProductCopies(JdbcTemplate jdbc, TransactionTimeouts limits) {
        this.jdbc = jdbc;
        this.limits = limits;
    }

    record CopyId(long value) {}

    /** An empty copy. One that was begun before and never came into use, for example when its maker died, is thrown away. */
    CopyId begin() {
        takeTurn();
        jdbc.update("delete from product_copies where not in_use");
        var id = jdbc.queryForObject("insert into product_copies (in_use) values (false) returning id", Long.class);
        return new CopyId(id == null ? 0 : id);
    }

    void fill(CopyId copy, List<Product> products) {
        var rows = products.stream().map(ProductCopies::columns).toList();
        jdbc.batchUpdate(UPSERT.formatted("id = " + copy.value()), rows);
    }

    /** Puts the copy into the place of all others; false when another has come before it. */
    boolean use(CopyId copy) {
        takeTurn();
        var isThere = jdbc.update("update product_copies set in_use = in_use where id = ?", copy.value()) == 1;
        if (isThere) {
            jdbc.update("delete from product_copies where id <> ?", copy.value());
            jdbc.update("update product_copies set in_use = true where id = ?", copy.value());
        }
        return isThere;
    }

    void discard(CopyId copy) {
        limits.extendTo(LONGEST_STATEMENT);
        jdbc.update("delete from product_copies where id = ? and not in_use", copy.value());
    }

    @Transactional(readOnly = true)
    public long size() {
        var size = jdbc.queryForObject(
                "select count(*) from products where copy_id = (select id from product_copies where in_use)",
                Long.class);
        return size == null ? 0 : size;
    }

    /** Rebuilds come and go one after the other; news and readers are not kept waiting by this. */
    private void takeTurn() {
        limits.extendTo(LONGEST_STATEMENT);
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
