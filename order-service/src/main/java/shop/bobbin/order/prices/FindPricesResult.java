package shop.bobbin.order.prices;

import java.util.Map;
import shop.bobbin.order.Sku;

/** Result of {@link Catalog#findPrices}. */
public sealed interface FindPricesResult {

    /** The catalog's response. Products that do not exist are missing. */
    record Current(Map<Sku, Price> prices) implements FindPricesResult {}

    /** The substitute while the catalog is unavailable. No product is missing. */
    record LastKnown(Map<Sku, Price> prices) implements FindPricesResult {}

    /** The catalog is unavailable, and there is no substitute. */
    record Unavailable() implements FindPricesResult {}
}
