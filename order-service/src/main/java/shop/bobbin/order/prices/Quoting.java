package shop.bobbin.order.prices;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import shop.bobbin.order.Sku;
import shop.bobbin.order.prices.QuoteResult.DiscontinuedProducts;
import shop.bobbin.order.prices.QuoteResult.Quoted;
import shop.bobbin.order.prices.QuoteResult.Unavailable;
import shop.bobbin.order.prices.QuoteResult.UnknownProducts;
import shop.bobbin.order.prices.QuoteResult.UnsupportedCurrency;

/**
 * Use case: quotes current prices from the catalog. While it is unavailable, quotes the last known prices instead, for a
 * limited time.
 */
@Component
public class Quoting {

    private final Catalog catalog;
    private final CatalogLastSeen lastSeen;
    private final PricesSettings settings;
    private final ShopSettings shop;

    Quoting(Catalog catalog, CatalogLastSeen lastSeen, PricesSettings settings, ShopSettings shop) {
        this.catalog = catalog;
        this.lastSeen = lastSeen;
        this.settings = settings;
        this.shop = shop;
    }

    /** May take as long as a call to the catalog: must not be called in a transaction. */
    public QuoteResult quote(Set<Sku> skus) {
        return switch (catalog.findPrices(skus)) {
            case FindPricesResult.Current(var prices) -> {
                lastSeen.recordResponse();
                var missing = missing(skus, prices);
                yield missing.isEmpty() ? quoteIfSellable(prices) : new UnknownProducts(missing);
            }
            case FindPricesResult.LastKnown(var prices) -> quoteIfSellable(prices);
            case FindPricesResult.Unavailable _ -> new Unavailable(settings.retryAfter());
        };
    }

    private QuoteResult quoteIfSellable(Map<Sku, Price> prices) {
        var discontinued = skus(prices, Price::discontinued);
        if (!discontinued.isEmpty()) {
            return new DiscontinuedProducts(discontinued);
        }
        var otherCurrency = skus(prices, price -> !price.isIn(shop.currency()));
        return otherCurrency.isEmpty() ? new Quoted(prices) : new UnsupportedCurrency(otherCurrency);
    }

    private static List<Sku> skus(Map<Sku, Price> prices, Predicate<Price> filter) {
        return prices.values().stream().filter(filter).map(Price::sku).sorted().toList();
    }

    private static List<Sku> missing(Set<Sku> skus, Map<Sku, Price> prices) {
        return skus.stream().filter(Predicate.not(prices::containsKey)).sorted().toList();
    }
}
