package shop.bobbin.order.ordering.checkout;

import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import shop.bobbin.order.baskets.Basket;
import shop.bobbin.order.baskets.Baskets;
import shop.bobbin.order.baskets.ClearResult.Cleared;
import shop.bobbin.order.baskets.ClearResult.VersionConflict;
import shop.bobbin.order.ordering.OrderLine;
import shop.bobbin.order.ordering.OrderLines;
import shop.bobbin.order.ordering.Ordering;
import shop.bobbin.order.ordering.checkout.PlaceOrderResult.BasketChanged;
import shop.bobbin.order.ordering.checkout.PlaceOrderResult.DiscontinuedProducts;
import shop.bobbin.order.ordering.checkout.PlaceOrderResult.EmptyBasket;
import shop.bobbin.order.ordering.checkout.PlaceOrderResult.Placed;
import shop.bobbin.order.ordering.checkout.PlaceOrderResult.PricesUnavailable;
import shop.bobbin.order.ordering.checkout.PlaceOrderResult.UnknownProducts;
import shop.bobbin.order.ordering.checkout.PlaceOrderResult.UnsupportedCurrency;
import shop.bobbin.order.prices.QuoteResult;
import shop.bobbin.order.prices.QuoteResult.Quoted;
import shop.bobbin.order.prices.Quoting;

/** Use case: check out. Quotes the basket, then empties it and places the order in one transaction. */
@Component
public class Checkout {

    private final Baskets baskets;
    private final Quoting quoting;
    private final Ordering ordering;
    private final TransactionTemplate transaction;

    Checkout(Baskets baskets, Quoting quoting, Ordering ordering, TransactionTemplate transaction) {
        this.baskets = baskets;
        this.quoting = quoting;
        this.ordering = ordering;
        this.transaction = transaction;
    }

    /** The quote may take seconds, so it is outside the transaction, which places nothing if the basket has changed since. */
    public PlaceOrderResult place(PlaceOrder command) {
        var basket = baskets.of(command.customer());
        var quote = quote(basket);
        return transaction.execute(_ -> place(command, basket, quote));
    }

    private QuoteResult quote(Basket basket) {
        var skus = basket.lines().stream().map(Basket.Line::sku).collect(Collectors.toSet());
        return skus.isEmpty() ? new Quoted(Map.of()) : quoting.quote(skus);
    }

    private PlaceOrderResult place(PlaceOrder command, Basket basket, QuoteResult quote) {
        if (command.expectedBasketVersion() != null && command.expectedBasketVersion() != basket.version()) {
            return new BasketChanged(basket.version());
        }
        if (basket.lines().isEmpty()) {
            return new EmptyBasket();
        }
        return switch (quote) {
            case Quoted quoted -> place(command, basket, lines(basket, quoted));
            case QuoteResult.UnknownProducts(var skus) -> new UnknownProducts(skus);
            case QuoteResult.DiscontinuedProducts(var skus) -> new DiscontinuedProducts(skus);
            case QuoteResult.UnsupportedCurrency(var skus) -> new UnsupportedCurrency(skus);
            case QuoteResult.Unavailable(var retryAfter) -> new PricesUnavailable(retryAfter);
        };
    }

    private PlaceOrderResult place(PlaceOrder command, Basket basket, OrderLines lines) {
        return switch (baskets.clearIfUnchanged(basket)) {
            case VersionConflict(var version) -> new BasketChanged(version);
            case Cleared() -> new Placed(ordering.place(command.customer(), lines, command.cardToken()));
        };
    }

    private static OrderLines lines(Basket basket, Quoted quote) {
        return new OrderLines(basket.lines().stream()
                .map(line -> {
                    var price = quote.of(line.sku());
                    return new OrderLine(line.sku(), price.name(), line.quantity(), price.unitPrice());
                })
                .toList());
    }
}
