package shop.bobbin.order.prices;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import shop.bobbin.order.Sku;

public sealed interface QuoteResult {

    /** Every product asked for, and what it costs. */
    record Quoted(Map<Sku, Price> prices) implements QuoteResult {

        public Price of(Sku sku) {
            var price = prices.get(sku);
            if (price == null) {
                throw new IllegalArgumentException("not quoted: " + sku);
            }
            return price;
        }
    }

    /** The catalog has no such product. */
    record UnknownProducts(List<Sku> skus) implements QuoteResult {}

    /** No longer sold. */
    record DiscontinuedProducts(List<Sku> skus) implements QuoteResult {}

    /** Priced in another currency than the shop's: they cannot be added up with the others. */
    record UnsupportedCurrency(List<Sku> skus) implements QuoteResult {}

    /** The catalog is away, and what we know of its prices is too old to sell at. */
    record Unavailable(Duration retryAfter) implements QuoteResult {}
}
