package shop.bobbin.wishlist.alerts;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import shop.bobbin.wishlist.CustomerId;
import shop.bobbin.wishlist.Money;
import shop.bobbin.wishlist.Sku;

/**
 * The price thresholds (table {@code price_marks}): for each wish the price below which its customer gets an alert, which is
 * the price when the wish was added or that of the last alert.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class PriceThresholds {

    private final JdbcClient jdbc;

    PriceThresholds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void add(CustomerId customer, Sku sku, Money price) {
        jdbc.sql("insert into price_marks (customer_id, sku, amount, currency) values (?, ?, ?, ?)")
                .params(customer.value(), sku.value(), price.amount(), price.currencyCode())
                .update();
    }

    public void remove(CustomerId customer, Sku sku) {
        jdbc.sql("delete from price_marks where customer_id = ? and sku = ?")
                .params(customer.value(), sku.value())
                .update();
    }

    /** Whether the product is on any wishlist: each wish has a threshold. */
    boolean isOnAWishlist(Sku sku) {
        return jdbc.sql("select exists (select from price_marks where sku = ?)")
                .param(sku.value())
                .query(Boolean.class)
                .single();
    }
}
