package shop.bobbin.order.prices;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import shop.bobbin.order.Sku;
import shop.bobbin.order.prices.QuoteResult.DiscontinuedProducts;
import shop.bobbin.order.prices.QuoteResult.Quoted;
import shop.bobbin.order.prices.QuoteResult.Unavailable;
import shop.bobbin.order.prices.QuoteResult.UnknownProducts;

/** Quotes prices: the catalog's, or, while it is away, those it last told. */
@Component
public class Prices {

    private static final Logger log = LoggerFactory.getLogger(Prices.class);

    private final Catalog catalog;
    private final CatalogContact contact;
    private final KnownPrices known;
    private final PricesSettings settings;

    Prices(Catalog catalog, CatalogContact contact, KnownPrices known, PricesSettings settings) {
        this.catalog = catalog;
        this.contact = contact;
        this.known = known;
        this.settings = settings;
    }

    /** Takes as long as the catalog's time limits allow: not for the inside of a transaction. */
    public QuoteResult quote(Set<Sku> skus) {
        try {
            var prices = catalog.pricesOf(skus);
            contact.answered();
            return missing(skus, prices).isEmpty() ? sellable(prices) : new UnknownProducts(missing(skus, prices));
        } catch (CatalogAwayException away) {
            log.warn("Catalog away, looking into the last known prices: {}", away.getMessage());
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

    private static QuoteResult sellable(Map<Sku, Price> prices) {
        var gone = prices.values().stream()
                .filter(Price::discontinued)
                .map(Price::sku)
                .sorted()
                .toList();
        return gone.isEmpty() ? new Quoted(prices) : new DiscontinuedProducts(gone);
    }

    private static List<Sku> missing(Set<Sku> skus, Map<Sku, Price> prices) {
        return skus.stream().filter(Predicate.not(prices::containsKey)).sorted().toList();
    }
}
