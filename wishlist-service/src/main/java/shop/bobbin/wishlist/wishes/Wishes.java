package shop.bobbin.wishlist.wishes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shop.bobbin.wishlist.CustomerId;
import shop.bobbin.wishlist.Money;
import shop.bobbin.wishlist.Sku;
import shop.bobbin.wishlist.products.Product;
import shop.bobbin.wishlist.products.Products;
import shop.bobbin.wishlist.wishes.AddResult.Added;
import shop.bobbin.wishlist.wishes.AddResult.AlreadyThere;
import shop.bobbin.wishlist.wishes.AddResult.DiscontinuedProduct;
import shop.bobbin.wishlist.wishes.AddResult.Full;
import shop.bobbin.wishlist.wishes.AddResult.UnknownProduct;
import shop.bobbin.wishlist.wishes.WishEvent.WishAdded;
import shop.bobbin.wishlist.wishes.WishEvent.WishRemoved;

/**
 * All wishlists. Each change starts with the lock of the customer's row and so waits for any other change of the same
 * list: that keeps the limit, the versions and the order of the events.
 */
@Component
@Transactional
public class Wishes {

    private final JdbcClient jdbc;
    private final Products products;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Wishes(JdbcClient jdbc, Products products, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.products = products;
        this.events = events;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Wishlist of(CustomerId customer) {
        return new Wishlist(
                customer,
                jdbc.sql("select * from wishes where customer_id = ? order by position")
                        .param(customer.value())
                        .query(Wishes::wish)
                        .list());
    }

    public AddResult add(CustomerId customer, Sku sku) {
        var version = lock(customer);
        var before = find(customer, sku);
        if (before.isPresent()) {
            return new AlreadyThere(before.get());
        }
        if (count(customer) >= Wishlist.MOST_WISHES) {
            return new Full();
        }
        var product = products.hold(sku);
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
        happened(new WishAdded(customer, wish.sku(), version, wish.addedAt(), wish.priceWhenAdded()));
        return new Added(wish);
    }

    /** False when it was not on the list. */
    public boolean remove(CustomerId customer, Sku sku) {
        var version = lock(customer);
        var removed = jdbc.sql("delete from wishes where customer_id = ? and sku = ?")
                        .params(customer.value(), sku.value())
                        .update()
                == 1;
        if (removed) {
            happened(new WishRemoved(customer, sku, version + 1, clock.instant()));
        }
        return removed;
    }

    @Transactional(readOnly = true)
    public boolean has(CustomerId customer, Sku sku) {
        return find(customer, sku).isPresent();
    }

    private void happened(WishEvent event) {
        jdbc.sql("update wishlists set version = ? where customer_id = ?")
                .params(event.version(), event.customer().value())
                .update();
        events.publishEvent(event);
    }

    /** The version so far. */
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
