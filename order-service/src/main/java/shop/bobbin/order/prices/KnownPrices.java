package shop.bobbin.order.prices;

import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import shop.bobbin.order.Money;
import shop.bobbin.order.Sku;

/** Our copy of names and prices, as told by the catalog's events. */
@Component
public class KnownPrices {

    private final JdbcClient jdbc;
    private final ShopSettings shop;

    KnownPrices(JdbcClient jdbc, ShopSettings shop) {
        this.jdbc = jdbc;
        this.shop = shop;
    }

    /** What can be shown of these products: those never heard of, or priced in another currency, are left out. */
    public Map<Sku, Price> inShopCurrency(Collection<Sku> skus) {
        return of(skus).values().stream()
                .filter(price -> price.isIn(shop.currency()))
                .collect(Collectors.toMap(Price::sku, Function.identity()));
    }

    /** What is known of these products, in whatever currency; those never heard of are left out. */
    Map<Sku, Price> of(Collection<Sku> skus) {
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

    /** Takes over what the catalog has told, unless something newer is known already. */
    public void learn(Price price, long version) {
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
