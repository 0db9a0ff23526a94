package shop.bobbin.wishlist.alerts;

import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import shop.bobbin.wishlist.Sku;
import shop.bobbin.wishlist.wishes.WishEvent.WishAdded;
import shop.bobbin.wishlist.wishes.WishEvent.WishRemoved;

/** For each wish the price below which its customer is told: what it was when added, or at the last alert. */
@Component
class PriceMarks {

    private final JdbcClient jdbc;

    PriceMarks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    void set(WishAdded wish) {
        jdbc.sql("insert into price_marks (customer_id, sku, amount, currency) values (?, ?, ?, ?)")
                .params(
                        wish.customer().value(),
                        wish.sku().value(),
                        wish.price().amount(),
                        wish.price().currencyCode())
                .update();
    }

    @EventListener
    void remove(WishRemoved wish) {
        jdbc.sql("delete from price_marks where customer_id = ? and sku = ?")
                .params(wish.customer().value(), wish.sku().value())
                .update();
    }

    boolean anyOf(Sku sku) {
        return jdbc.sql("select exists (select from price_marks where sku = ?)")
                .param(sku.value())
                .query(Boolean.class)
                .single();
    }
}
