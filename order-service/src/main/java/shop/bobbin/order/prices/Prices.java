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

/** Quotes prices: the catalog's, or, while it is away, those it last told. */
@Component
public class Prices {

    private static final Logger log = LoggerFactory.getLogger(Prices.class);

    private final Catalog catalog;
    private final CatalogContact contact;
    private final KnownPrices known;
    private final PricesSettings settings;
    private final ShopSettings shop;
    private final OutageLog outage;

    Prices(
            Catalog catalog,
            CatalogContact contact,
            KnownPrices known,
            PricesSettings settings,
            ShopSettings shop,
            Clock clock) {
        this.catalog = catalog;
        this.contact = contact;
        this.known = known;
        this.settings = settings;
        this.shop = shop;
        this.outage = OutageLog.shared(log, "The catalog", clock);
    }

    /** Takes as long as the catalog's time limits allow: not for the inside of a transaction. */
    public QuoteResult quote(Set<Sku> skus) {
        try {
            var prices = catalog.pricesOf(skus);
            contact.answered();
            outage.succeeded();
            return missing(skus, prices).isEmpty() ? sellable(prices) : new UnknownProducts(missing(skus, prices));
        } catch (CatalogAwayException unavailable) {
            outage.failed(unavailable);
            return quoteFromLastKnown(skus);
        }
    }

    /** The fallback. A product that was never heard of may be new: it can not be called unknown while the catalog is away. */
    private QuoteResult quoteFromLastKnown(Set<Sku> skus) {
        if (!contact.isWithin(settings.fallbackFor())) {
            return new Unavailable(settings.retryAfter());
        }
        var prices = known.of(skus);
        return missing(skus, prices).isEmpty() ? sellable(prices) : new Unavailable(settings.retryAfter());
    }

    private QuoteResult sellable(Map<Sku, Price> prices) {
        var discontinued = skus(prices, Price::discontinued);
        if (!discontinued.isEmpty()) {
            return new DiscontinuedProducts(discontinued);
        }
        var foreign = skus(prices, price -> !price.isIn(shop.currency()));
        return foreign.isEmpty() ? new Quoted(prices) : new UnsupportedCurrency(foreign);
    }

    private static List<Sku> skus(Map<Sku, Price> prices, Predicate<Price> which) {
        return prices.values().stream().filter(which).map(Price::sku).sorted().toList();
    }

    private static List<Sku> missing(Set<Sku> skus, Map<Sku, Price> prices) {
        return skus.stream().filter(Predicate.not(prices::containsKey)).sorted().toList();
    }
}
