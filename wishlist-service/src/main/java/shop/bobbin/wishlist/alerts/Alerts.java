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
import shop.bobbin.chassis.database.TransactionTimeouts;
import shop.bobbin.wishlist.CustomerId;
import shop.bobbin.wishlist.Money;
import shop.bobbin.wishlist.Sku;
import shop.bobbin.wishlist.products.Availability;
import shop.bobbin.wishlist.products.Product;

/**
 * All alerts. Whoever follows them by number must not see a number before a lower one: so only one transaction at a time
 * may be handing out numbers ({@link #takeTurn}), over all instances. Alerts are rare enough for that.
 */
@Component
public class Alerts {

    /** The most that one look shows. */
    public static final int MOST_SHOWN = 100;

    /** So few that the statement stays far below the time limit of a statement. */
    static final int MOST_FORGOTTEN = 1_000;

    /** One statement raises the alerts of all customers who wish for a product. */
    private static final Duration LONGEST_STATEMENT = Duration.ofMinutes(1);

    private static final long TURN = 0xA1E275;

    /** Whether no alert of the kind about the product has been raised for the customer in the quiet period. */
    private static final String QUIET = """
            not exists (
                select from alerts a
                where a.sku = :sku and a.customer_id = price_marks.customer_id and a.kind = :kind
                    and a.created_at > :quietSince)""";

    private final JdbcClient jdbc;
    private final TransactionTimeouts limits;
    private final AlertsSettings settings;
    private final Clock clock;

    Alerts(JdbcClient jdbc, TransactionTimeouts limits, AlertsSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.limits = limits;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * For each customer whose mark is above the price, which becomes the new mark. Another currency's price is not
     * compared. A mark that stays, because its customer has just had an alert, is compared with the next price.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void raisePriceDrops(Product product) {
        limits.extendTo(LONGEST_STATEMENT);
        takeTurn();
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

    /** For each customer who wishes for the product, unless they have just had such an alert. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void raiseBackInStock(Product product) {
        limits.extendTo(LONGEST_STATEMENT);
        takeTurn();
        raise("""
                        insert into alerts (customer_id, kind, sku, name, amount, currency, availability, created_at)
                        select customer_id, :kind, :sku, :name, :amount, :currency, :availability, :now
                        from price_marks where sku = :sku and %s order by customer_id
                        """, Alert.Kind.BACK_IN_STOCK, product);
    }

    private void raise(String statement, Alert.Kind kind, Product product) {
        var now = clock.instant();
        jdbc.sql(statement.formatted(QUIET))
                .param("kind", kind.name())
                .param("sku", product.sku().value())
                .param("name", product.name())
                .param("amount", product.price().amount())
                .param("currency", product.price().currencyCode())
                .param("availability", product.availability().name())
                .param("now", Timestamp.from(now))
                .param("quietSince", Timestamp.from(now.minus(settings.quietPeriod())))
                .update();
    }

    /** The newest alerts of a customer, the newest first. */
    public List<Alert> newestOf(CustomerId customer) {
        return jdbc.sql("select * from alerts where customer_id = ? order by id desc limit " + MOST_SHOWN)
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

    /** What has come since, the oldest first. */
    public List<Alert> after(AlertId last, CustomerId customer) {
        return jdbc.sql("select * from alerts where customer_id = ? and id > ? order by id limit " + MOST_SHOWN)
                .params(customer.value(), last.value())
                .query(Alerts::alert)
                .list();
    }

    /** False when the customer has no such alert. */
    public boolean markRead(CustomerId customer, AlertId id) {
        return jdbc.sql("update alerts set read_at = coalesce(read_at, ?) where id = ? and customer_id = ?")
                        .params(Timestamp.from(clock.instant()), id.value(), customer.value())
                        .update()
                == 1;
    }

    AlertId last() {
        return new AlertId(jdbc.sql("select coalesce(max(id), 0) from alerts")
                .query(Long.class)
                .single());
    }

    /** Those of the customers who have an alert of after the first number, up to the second. */
    List<CustomerId> toldBetween(AlertId after, AlertId upTo, Set<CustomerId> customers) {
        return jdbc.sql("select distinct customer_id from alerts where customer_id = any(?) and id > ? and id <= ?")
                .params(names(customers), after.value(), upTo.value())
                .query((row, _) -> new CustomerId(row.getString("customer_id")))
                .list();
    }

    /** How many were forgotten, at most {@link #MOST_FORGOTTEN}. */
    int forgetBefore(Instant time) {
        return jdbc.sql("""
                        delete from alerts where ctid = any(array(
                            select ctid from alerts where created_at < ? limit ?))""").params(Timestamp.from(time), MOST_FORGOTTEN).update();
    }

    private void takeTurn() {
        jdbc.sql("select pg_advisory_xact_lock(?)")
                .param(TURN)
                .query((row, _) -> true)
                .single();
    }

    private static String[] names(Collection<CustomerId> customers) {
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
