package shop.bobbin.wishlist.alerts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import shop.bobbin.chassis.database.AdvisoryLocks;
import shop.bobbin.chassis.database.TransactionTimeouts;
import shop.bobbin.wishlist.CustomerId;
import shop.bobbin.wishlist.Money;
import shop.bobbin.wishlist.Sku;
import shop.bobbin.wishlist.products.Availability;
import shop.bobbin.wishlist.products.Product;

/**
 * The alerts of all customers. A reader that continues after the last id it has seen must never miss a lower one that is
 * committed later: so one transaction at a time, over all instances, inserts alerts, under an advisory lock. Alerts are
 * rare enough for that.
 */
@Component
public class Alerts {

    /** The maximum number of alerts that one query returns. */
    public static final int MAX_RESULTS = 100;

    /** The maximum number of rows of one delete statement, far below what the statement timeout allows. */
    static final int DELETE_BATCH_SIZE = 1_000;

    /** For the statement that raises the alerts of all customers with a wish for a product. */
    private static final Duration STATEMENT_TIMEOUT = Duration.ofMinutes(1);

    /** The condition that the customer got no alert of the kind about the product in the cooldown. */
    private static final String COOLDOWN_IS_OVER = """
            not exists (
                select from alerts a
                where a.sku = :sku and a.customer_id = price_marks.customer_id and a.kind = :kind
                    and a.created_at > :cooldownStart)""";

    private final JdbcClient jdbc;
    private final TransactionTimeouts timeouts;
    private final AdvisoryLocks locks;
    private final AlertsSettings settings;
    private final Clock clock;

    Alerts(JdbcClient jdbc, TransactionTimeouts timeouts, AdvisoryLocks locks, AlertsSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.timeouts = timeouts;
        this.locks = locks;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Raises an alert for each customer whose threshold is above the price, and lowers the threshold to the price. Prices in
     * another currency are not compared. In the cooldown the threshold stays, to be compared with the next price.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void raisePriceDrops(Product product) {
        raise("""
                        with due as (
                            select customer_id, amount from price_marks
                            where sku = :sku and currency = :currency and amount > :amount and %s
                            order by customer_id for update),
                        lowered as (
                            update price_marks m set amount = :amount
                            from due where m.customer_id = due.customer_id and m.sku = :sku)
                        insert into alerts
                            (customer_id, kind, sku, name, amount, currency, amount_before, availability, created_at)
                        select customer_id, :kind, :sku, :name, :amount, :currency, amount, :availability, :now from due
                        """, Alert.Kind.PRICE_DROP, product);
    }

    /** Raises an alert for each customer with a wish for the product, except in the cooldown. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void raiseBackInStock(Product product) {
        raise("""
                        insert into alerts (customer_id, kind, sku, name, amount, currency, availability, created_at)
                        select customer_id, :kind, :sku, :name, :amount, :currency, :availability, :now
                        from price_marks where sku = :sku and %s order by customer_id
                        """, Alert.Kind.BACK_IN_STOCK, product);
    }

    private void raise(String statement, Alert.Kind kind, Product product) {
        timeouts.extendTo(STATEMENT_TIMEOUT);
        locks.lock("raise alerts");
        var now = clock.instant();
        jdbc.sql(statement.formatted(COOLDOWN_IS_OVER))
                .param("kind", kind.name())
                .param("sku", product.sku().value())
                .param("name", product.name())
                .param("amount", product.price().amount())
                .param("currency", product.price().currencyCode())
                .param("availability", product.availability().name())
                .param("now", Timestamp.from(now))
                .param("cooldownStart", Timestamp.from(now.minus(settings.cooldown())))
                .update();
    }

    /** The last alerts of a customer, the newest first. */
    public List<Alert> findNewest(CustomerId customer) {
        return jdbc.sql("select * from alerts where customer_id = ? order by id desc limit " + MAX_RESULTS)
                .param(customer.value())
                .query(Alerts::alert)
                .list();
    }

    public long countUnread(CustomerId customer) {
        return jdbc.sql("select count(*) from alerts where customer_id = ? and read_at is null")
                .param(customer.value())
                .query(Long.class)
                .single();
    }

    /** The customer's alerts with a higher id, the oldest first. */
    public List<Alert> findAfter(AlertId last, CustomerId customer) {
        return jdbc.sql("select * from alerts where customer_id = ? and id > ? order by id limit " + MAX_RESULTS)
                .params(customer.value(), last.value())
                .query(Alerts::alert)
                .list();
    }

    /** False if the customer has no such alert. */
    public boolean markRead(CustomerId customer, AlertId id) {
        return jdbc.sql("update alerts set read_at = coalesce(read_at, ?) where id = ? and customer_id = ?")
                        .params(Timestamp.from(clock.instant()), id.value(), customer.value())
                        .update()
                == 1;
    }

    /** The highest id, or 0. */
    public AlertId findLastId() {
        return new AlertId(jdbc.sql("select coalesce(max(id), 0) from alerts")
                .query(Long.class)
                .single());
    }

    /** Those of the customers who have an alert with an id above {@code after}, up to {@code upTo}. */
    public List<CustomerId> findCustomersAlerted(AlertId after, AlertId upTo, Set<CustomerId> customers) {
        return jdbc.sql("select distinct customer_id from alerts where customer_id = any(?) and id > ? and id <= ?")
                .params(ids(customers), after.value(), upTo.value())
                .query((row, _) -> new CustomerId(row.getString("customer_id")))
                .list();
    }

    /** Deletes at most {@link #DELETE_BATCH_SIZE} alerts that are older; returns how many. */
    int deleteBefore(Instant time) {
        return jdbc.sql("""
                        delete from alerts where ctid = any(array(
                            select ctid from alerts where created_at < ? limit ?))""").params(Timestamp.from(time), DELETE_BATCH_SIZE).update();
    }

    private static String[] ids(Collection<CustomerId> customers) {
        return customers.stream().map(CustomerId::value).toArray(String[]::new);
    }

    private static Alert alert(ResultSet row, int number) throws SQLException {
        var currency = row.getString("currency");
        return new Alert(
                new AlertId(row.getLong("id")),
                Alert.Kind.valueOf(row.getString("kind")),
                new Sku(row.getString("sku")),
                row.getString("name"),
                Money.of(row.getLong("amount"), currency),
                priceBefore(row, currency),
                Availability.valueOf(row.getString("availability")),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("read_at") != null);
    }

    private static @Nullable Money priceBefore(ResultSet row, String currency) throws SQLException {
        var amount = row.getLong("amount_before");
        return row.wasNull() ? null : Money.of(amount, currency);
    }
}
