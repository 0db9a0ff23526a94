package shop.bobbin.order.prices;

import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import shop.bobbin.order.Money;
import shop.bobbin.order.Sku;

/** Replica of the catalog's product names and prices, updated by its events. */
@Component
public class PriceReplica {

    private final JdbcClient jdbc;
    private final ShopSettings shop;

    PriceReplica(JdbcClient jdbc, ShopSettings shop) {
        this.jdbc = jdbc;
        this.shop = shop;
    }

    /** Prices in the currency of the shop. Products that are unknown or priced in another currency are missing. */
    public Map<Sku, Price> findInShopCurrency(Collection<Sku> skus) {
        return find(skus).values().stream()
                .filter(price -> price.isIn(shop.currency()))
                .collect(Collectors.toMap(Price::sku, Function.identity()));
    }

    /** Last known prices in any currency. Unknown products are missing. */
    Map<Sku, Price> find(Collection<Sku> skus) {
        return jdbc
                .sql("select sku, name, amount, currency, discontinued from known_prices where sku = any(?)")
                .param(skus.stream().map(Sku::value).toArray(String[]::new))
                .query((row, _) -> new Price(
                        new Sku(row.getString("sku")),
                        row.getString("name"),
                        Money.of(row.getLong("amount"), row.getString("currency")),
                        row.getBoolean("discontinued")))
                .list()
                .stream()
                .collect(Collectors.toMap(Price::sku, Function.identity()));
    }

    /** Applies an update, unless the replica has this version of the product, or a newer one. */
    public void apply(Price price, long version) {
        jdbc.sql("""
                        insert into known_prices (sku, version, name, amount, currency, discontinued)
                        values (?, ?, ?, ?, ?, ?)
                        on conflict (sku) do update
                        set version = excluded.version, name = excluded.name, amount = excluded.amount,
                            currency = excluded.currency, discontinued = excluded.discontinued
                        where known_prices.version < excluded.version
                        """)
                .params(
                        price.sku().value(),
                        version,
                        price.name(),
                        price.unitPrice().amount(),
                        price.unitPrice().currency().getCurrencyCode(),
                        price.discontinued())
                .update();
    }
}
