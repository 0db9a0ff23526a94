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
import shop.bobbin.order.baskets.PutResult.Full;
import shop.bobbin.order.baskets.PutResult.Put;
import shop.bobbin.order.baskets.RemoveResult.Removed;
import shop.bobbin.order.baskets.TakeResult.Changed;
import shop.bobbin.order.baskets.TakeResult.Taken;

/** All baskets. Each change starts with the basket's own row and so waits for any other change of the same basket. */
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
     * Sets the quantity of a product, whether it was in the basket or not.
     *
     * @param expected holds for the basket that may be changed; it is asked under the basket's lock
     */
    public PutResult put(CustomerId customer, Predicate<Basket> expected, Sku sku, Quantity quantity) {
        var version = lock(customer);
        if (othersThan(sku, customer) >= Basket.MOST_LINES) {
            return new Full();
        }
        if (!expected.test(locked(customer, version))) {
            return new PutResult.OtherBasket(version);
        }
        var changed = jdbc.sql("""
                        insert into basket_lines (customer_id, sku, quantity, position) values (?, ?, ?, ?)
                        on conflict (customer_id, sku) do update set quantity = excluded.quantity
                        where basket_lines.quantity <> excluded.quantity
                        """)
                .params(customer.value(), sku.value(), quantity.value(), version + 1)
                .update();
        return new Put(after(changed, customer, version));
    }

    /** @param expected holds for the basket that may be changed; it is asked under the basket's lock */
    public RemoveResult remove(CustomerId customer, Predicate<Basket> expected, Sku sku) {
        var version = lock(customer);
        if (!expected.test(locked(customer, version))) {
            return new RemoveResult.OtherBasket(version);
        }
        var removed = jdbc.sql("delete from basket_lines where customer_id = ? and sku = ?")
                .params(customer.value(), sku.value())
                .update();
        return new Removed(after(removed, customer, version));
    }

    /** @param expected holds for the basket that may be changed; it is asked under the basket's lock */
    public RemoveResult empty(CustomerId customer, Predicate<Basket> expected) {
        var version = lock(customer);
        if (!expected.test(locked(customer, version))) {
            return new RemoveResult.OtherBasket(version);
        }
        return new Removed(after(deleteLines(customer), customer, version));
    }

    /** Empties a basket if it still is as the caller has seen it. */
    public TakeResult take(Basket seen) {
        var version = lock(seen.customer());
        if (version != seen.version()) {
            return new Changed(version);
        }
        after(deleteLines(seen.customer()), seen.customer(), version);
        return new Taken();
    }

    private Basket locked(CustomerId customer, long version) {
        return new Basket(customer, version, lines(customer));
    }

    /** The basket after a change of so many lines: its version grows with a change, not with a request. */
    private Basket after(int changedLines, CustomerId customer, long version) {
        return new Basket(customer, changedLines == 0 ? version : nextVersion(customer), lines(customer));
    }

    private long othersThan(Sku sku, CustomerId customer) {
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

    /** Locks the basket for the rest of the transaction; one that there was not is there afterwards, unused. */
    private long lock(CustomerId customer) {
        return jdbc.sql("""
                        insert into baskets (customer_id, version) values (?, 0)
                        on conflict (customer_id) do update set version = baskets.version
                        returning version
                        """).param(customer.value()).query(Long.class).single();
    }

    private long nextVersion(CustomerId customer) {
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
