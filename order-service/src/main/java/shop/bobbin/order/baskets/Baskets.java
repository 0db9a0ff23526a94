package shop.bobbin.order.baskets;

import java.util.List;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shop.bobbin.order.CustomerId;
import shop.bobbin.order.Quantity;
import shop.bobbin.order.Sku;
import shop.bobbin.order.baskets.Basket.Line;
import shop.bobbin.order.baskets.ClearResult.Cleared;
import shop.bobbin.order.baskets.ClearResult.VersionConflict;
import shop.bobbin.order.baskets.PutLineResult.BasketFull;
import shop.bobbin.order.baskets.PutLineResult.Updated;
import shop.bobbin.order.baskets.RemoveResult.Removed;

/** The repository of baskets. Each change first locks the basket's row, so changes of one basket are serialised. */
@Component
@Transactional
public class Baskets {

    private final JdbcClient jdbc;

    Baskets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public Basket of(CustomerId customer) {
        var version = jdbc.sql("select version from baskets where customer_id = ?")
                .param(customer.value())
                .query(Long.class)
                .optional();
        return new Basket(customer, version.orElse(0L), lines(customer));
    }

    /**
     * Sets the quantity of a product; adds its line if there is none.
     *
     * @param precondition tested with the current basket under its lock
     */
    public PutLineResult putLine(CustomerId customer, Predicate<Basket> precondition, Sku sku, Quantity quantity) {
        var version = lock(customer);
        if (countOtherLines(sku, customer) >= Basket.MAX_LINES) {
            return new BasketFull();
        }
        if (!precondition.test(current(customer, version))) {
            return new PutLineResult.PreconditionFailed(version);
        }
        var changedLines = jdbc.sql("""
                        insert into basket_lines (customer_id, sku, quantity, position) values (?, ?, ?, ?)
                        on conflict (customer_id, sku) do update set quantity = excluded.quantity
                        where basket_lines.quantity <> excluded.quantity
                        """)
                .params(customer.value(), sku.value(), quantity.value(), version + 1)
                .update();
        return new Updated(basketAfter(changedLines, customer, version));
    }

    /** @param precondition tested with the current basket under its lock */
    public RemoveResult removeLine(CustomerId customer, Predicate<Basket> precondition, Sku sku) {
        var version = lock(customer);
        if (!precondition.test(current(customer, version))) {
            return new RemoveResult.PreconditionFailed(version);
        }
        var removedLines = jdbc.sql("delete from basket_lines where customer_id = ? and sku = ?")
                .params(customer.value(), sku.value())
                .update();
        return new Removed(basketAfter(removedLines, customer, version));
    }

    /** @param precondition tested with the current basket under its lock */
    public RemoveResult removeAllLines(CustomerId customer, Predicate<Basket> precondition) {
        var version = lock(customer);
        if (!precondition.test(current(customer, version))) {
            return new RemoveResult.PreconditionFailed(version);
        }
        return new Removed(basketAfter(deleteLines(customer), customer, version));
    }

    /** Empties a basket if it still has the version that the caller has read. */
    public ClearResult clearIfUnchanged(Basket read) {
        var version = lock(read.customer());
        if (version != read.version()) {
            return new VersionConflict(version);
        }
        if (deleteLines(read.customer()) > 0) {
            incrementVersion(read.customer());
        }
        return new Cleared();
    }

    private Basket current(CustomerId customer, long version) {
        return new Basket(customer, version, lines(customer));
    }

    /** The basket after a command; its version grows only if the command changed a line. */
    private Basket basketAfter(int changedLines, CustomerId customer, long version) {
        return new Basket(customer, changedLines == 0 ? version : incrementVersion(customer), lines(customer));
    }

    private long countOtherLines(Sku sku, CustomerId customer) {
        return jdbc.sql("select count(*) from basket_lines where customer_id = ? and sku <> ?")
                .params(customer.value(), sku.value())
                .query(Long.class)
                .single();
    }

    private int deleteLines(CustomerId customer) {
        return jdbc.sql("delete from basket_lines where customer_id = ?")
                .param(customer.value())
                .update();
    }

    /** Locks the basket's row until the transaction ends; inserts it if it is missing. Returns the version. */
    private long lock(CustomerId customer) {
        return jdbc.sql("""
                        insert into baskets (customer_id, version) values (?, 0)
                        on conflict (customer_id) do update set version = baskets.version
                        returning version
                        """).param(customer.value()).query(Long.class).single();
    }

    private long incrementVersion(CustomerId customer) {
        return jdbc.sql("update baskets set version = version + 1 where customer_id = ? returning version")
                .param(customer.value())
                .query(Long.class)
                .single();
    }

    private List<Line> lines(CustomerId customer) {
        return jdbc.sql("select sku, quantity from basket_lines where customer_id = ? order by position")
                .param(customer.value())
                .query((row, _) -> new Line(new Sku(row.getString("sku")), new Quantity(row.getInt("quantity"))))
                .list();
    }
}
