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
 * A basket with what was last heard of its products' names and prices; the prices that count are asked for at the
 * checkout.
 *
 * @param version goes into the checkout as {@code basketVersion}
 * @param total of the lines with a known price; absent if there is none
 * @param unpriced the products of which no price is known in the currency of the shop
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record BasketBody(
        long version, List<BasketLineBody> lines, @Nullable Money total, List<String> unpriced) {

    static BasketBody of(Basket basket, Map<Sku, Price> known) {
        var lines = basket.lines().stream()
                .map(line -> BasketLineBody.of(line, known.get(line.sku())))
                .toList();
        return new BasketBody(
                basket.version(),
                lines,
                lines.stream()
                        .flatMap(BasketLineBody::priced)
                        .reduce(Money::plus)
                        .orElse(null),
                lines.stream()
                        .filter(line -> line.price() == null)
                        .map(BasketLineBody::sku)
                        .toList());
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record BasketLineBody(
            String sku,
            int quantity,
            @Nullable String name,
            @Nullable Money unitPrice,
            @Nullable Money price,
            @Nullable Boolean discontinued) {

        static BasketLineBody of(Basket.Line line, @Nullable Price known) {
            var sku = line.sku().value();
            var quantity = line.quantity();
            return known == null
                    ? new BasketLineBody(sku, quantity.value(), null, null, null, null)
                    : new BasketLineBody(
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
