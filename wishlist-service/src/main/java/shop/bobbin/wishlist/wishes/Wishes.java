package shop.bobbin.wishlist.wishes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shop.bobbin.wishlist.CustomerId;
import shop.bobbin.wishlist.Money;
import shop.bobbin.wishlist.Sku;
import shop.bobbin.wishlist.alerts.PriceThresholds;
import shop.bobbin.wishlist.products.Product;
import shop.bobbin.wishlist.products.Products;
import shop.bobbin.wishlist.wishes.AddResult.Added;
import shop.bobbin.wishlist.wishes.AddResult.AlreadyOnWishlist;
import shop.bobbin.wishlist.wishes.AddResult.DiscontinuedProduct;
import shop.bobbin.wishlist.wishes.AddResult.UnknownProduct;
import shop.bobbin.wishlist.wishes.AddResult.WishlistFull;
import shop.bobbin.wishlist.wishes.WishEvent.WishAdded;
import shop.bobbin.wishlist.wishes.WishEvent.WishRemoved;

/**
 * The wishlists of all customers. Each change first locks the customer's row, which serialises the changes of one wishlist:
 * so the limit holds, and versions and events are in order.
 */
@Component
@Transactional
public class Wishes {

    private final JdbcClient jdbc;
    private final Products products;
    private final PriceThresholds thresholds;
    private final WishEvents events;
    private final Clock clock;

    Wishes(JdbcClient jdbc, Products products, PriceThresholds thresholds, WishEvents events, Clock clock) {
        this.jdbc = jdbc;
        this.products = products;
        this.thresholds = thresholds;
        this.events = events;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Wishlist findWishlist(CustomerId customer) {
        return new Wishlist(
                customer,
                jdbc.sql("select * from wishes where customer_id = ? order by position")
                        .param(customer.value())
                        .query(Wishes::wish)
                        .list());
    }

    public AddResult add(CustomerId customer, Sku sku) {
        var version = lock(customer);
        var existing = find(customer, sku);
        if (existing.isPresent()) {
            return new AlreadyOnWishlist(existing.get());
        }
        if (count(customer) >= Wishlist.MAX_WISHES) {
            return new WishlistFull();
        }
        var product = products.lockForShare(sku);
        if (product.isEmpty()) {
            return new UnknownProduct();
        }
        return product.get().discontinued() ? new DiscontinuedProduct() : add(customer, product.get(), version + 1);
    }

    private Added add(CustomerId customer, Product product, long version) {
        var wish = new Wish(product.sku(), product.price(), clock.instant());
        jdbc.sql("""
                        insert into wishes (customer_id, sku, position, amount_when_added, currency_when_added, added_at)
                        values (?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        customer.value(),
                        wish.sku().value(),
                        version,
                        wish.priceWhenAdded().amount(),
                        wish.priceWhenAdded().currencyCode(),
                        Timestamp.from(wish.addedAt()))
                .update();
        recordChange(new WishAdded(customer, wish.sku(), version, wish.addedAt()));
        thresholds.add(customer, wish.sku(), wish.priceWhenAdded());
        return new Added(wish);
    }

    /** False if it was not on the wishlist. */
    public boolean remove(CustomerId customer, Sku sku) {
        var version = lock(customer);
        var removed = jdbc.sql("delete from wishes where customer_id = ? and sku = ?")
                        .params(customer.value(), sku.value())
                        .update()
                == 1;
        if (removed) {
            recordChange(new WishRemoved(customer, sku, version + 1, clock.instant()));
            thresholds.remove(customer, sku);
        }
        return removed;
    }

    @Transactional(readOnly = true)
    public boolean contains(CustomerId customer, Sku sku) {
        return find(customer, sku).isPresent();
    }

    private void recordChange(WishEvent event) {
        jdbc.sql("update wishlists set version = ? where customer_id = ?")
                .params(event.version(), event.customer().value())
                .update();
        events.publish(event);
    }

    /** Locks the wishlist and returns its version. */
    private long lock(CustomerId customer) {
        jdbc.sql("insert into wishlists (customer_id, version) values (?, 0) on conflict do nothing")
                .param(customer.value())
                .update();
        return jdbc.sql("select version from wishlists where customer_id = ? for update")
                .param(customer.value())
                .query(Long.class)
                .single();
    }

    private long count(CustomerId customer) {
        return jdbc.sql("select count(*) from wishes where customer_id = ?")
                .param(customer.value())
                .query(Long.class)
                .single();
    }

    private Optional<Wish> find(CustomerId customer, Sku sku) {
        return jdbc.sql("select * from wishes where customer_id = ? and sku = ?")
                .params(customer.value(), sku.value())
                .query(Wishes::wish)
                .optional();
    }

    private static Wish wish(ResultSet row, int number) throws SQLException {
        return new Wish(
                new Sku(row.getString("sku")),
                Money.of(row.getLong("amount_when_added"), row.getString("currency_when_added")),
                row.getTimestamp("added_at").toInstant());
    }
}
