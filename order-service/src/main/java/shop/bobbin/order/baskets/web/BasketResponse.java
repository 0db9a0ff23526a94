package shop.bobbin.order.baskets.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import shop.bobbin.order.Money;
import shop.bobbin.order.Sku;
import shop.bobbin.order.baskets.Basket;
import shop.bobbin.order.prices.Price;

/**
 * A basket with its products' names and prices from the replica, for display only: the checkout requests current prices
 * from the catalog.
 *
 * @param version sent back at the checkout as {@code basketVersion}
 * @param total of the lines with a known price; absent if there is none
 * @param unpriced the SKUs without a known price in the currency of the shop
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record BasketResponse(
        long version,
        List<BasketLineResponse> lines,
        @Nullable Money total,
        List<String> unpriced) {

    static BasketResponse of(Basket basket, Map<Sku, Price> known) {
        var lines = basket.lines().stream()
                .map(line -> BasketLineResponse.of(line, known.get(line.sku())))
                .toList();
        return new BasketResponse(
                basket.version(),
                lines,
                lines.stream()
                        .flatMap(BasketLineResponse::priced)
                        .reduce(Money::plus)
                        .orElse(null),
                lines.stream()
                        .filter(line -> line.price() == null)
                        .map(BasketLineResponse::sku)
                        .toList());
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record BasketLineResponse(
            String sku,
            int quantity,
            @Nullable String name,
            @Nullable Money unitPrice,
            @Nullable Money price,
            @Nullable Boolean discontinued) {

        static BasketLineResponse of(Basket.Line line, @Nullable Price known) {
            var sku = line.sku().value();
            var quantity = line.quantity();
            return known == null
                    ? new BasketLineResponse(sku, quantity.value(), null, null, null, null)
                    : new BasketLineResponse(
                            sku,
                            quantity.value(),
                            known.name(),
                            known.unitPrice(),
                            known.unitPrice().times(quantity),
                            known.discontinued() ? true : null);
        }

        Stream<Money> priced() {
            return Stream.of(price).filter(Objects::nonNull);
        }
    }
}
