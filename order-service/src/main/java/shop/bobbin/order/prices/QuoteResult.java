package shop.bobbin.order.prices;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import shop.bobbin.order.Sku;

/** Result of {@link Quoting#quote}. */
public sealed interface QuoteResult {

    /** The prices of all requested products. */
    record Quoted(Map<Sku, Price> prices) implements QuoteResult {

        public Price of(Sku sku) {
            var price = prices.get(sku);
            if (price == null) {
                throw new IllegalArgumentException("not quoted: " + sku);
            }
            return price;
        }
    }

    /** The catalog does not have these products. */
    record UnknownProducts(List<Sku> skus) implements QuoteResult {}

    /** These products are no longer sold. */
    record DiscontinuedProducts(List<Sku> skus) implements QuoteResult {}

    /** These products are priced in another currency than that of the shop. */
    record UnsupportedCurrency(List<Sku> skus) implements QuoteResult {}

    /** The catalog is unavailable, and its last known prices are too old or incomplete. */
    record Unavailable(Duration retryAfter) implements QuoteResult {}
}
