package shop.bobbin.order.prices;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import shop.bobbin.chassis.telemetry.OutageLog;
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

    private static final Logger log = LoggerFactory.getLogger(Quoting.class);

    private final Catalog catalog;
    private final CatalogLastSeen lastSeen;
    private final PriceReplica replica;
    private final PricesSettings settings;
    private final ShopSettings shop;
    private final OutageLog outage;

    Quoting(
            Catalog catalog,
            CatalogLastSeen lastSeen,
            PriceReplica replica,
            PricesSettings settings,
            ShopSettings shop,
            Clock clock) {
        this.catalog = catalog;
        this.lastSeen = lastSeen;
        this.replica = replica;
        this.settings = settings;
        this.shop = shop;
        this.outage = OutageLog.shared(log, "The catalog", clock);
    }

    /** May take as long as the catalog's time limits allow: must not be called in a transaction. */
    public QuoteResult quote(Set<Sku> skus) {
        try {
            var prices = catalog.findPrices(skus);
            lastSeen.recordResponse();
            outage.succeeded();
            var missing = missing(skus, prices);
            return missing.isEmpty() ? quoteIfSellable(prices) : new UnknownProducts(missing);
        } catch (CatalogUnavailableException unavailable) {
            outage.failed(unavailable);
            return quoteFromLastKnown(skus);
        }
    }

    /** The fallback. A product that is not in the replica may be new: the result is Unavailable, not UnknownProducts. */
    private QuoteResult quoteFromLastKnown(Set<Sku> skus) {
        if (!lastSeen.isWithin(settings.fallbackFor())) {
            return new Unavailable(settings.retryAfter());
        }
        var prices = replica.find(skus);
        return missing(skus, prices).isEmpty() ? quoteIfSellable(prices) : new Unavailable(settings.retryAfter());
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
