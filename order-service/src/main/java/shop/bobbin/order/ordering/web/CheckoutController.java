package shop.bobbin.order.ordering.web;

import jakarta.validation.Valid;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import shop.bobbin.chassis.idempotency.Idempotent;
import shop.bobbin.chassis.problem.ProblemException;
import shop.bobbin.chassis.security.CurrentCustomer;
import shop.bobbin.order.CustomerId;
import shop.bobbin.order.OrderProblem;
import shop.bobbin.order.Sku;
import shop.bobbin.order.ordering.checkout.Checkout;
import shop.bobbin.order.ordering.checkout.PlaceOrder;
import shop.bobbin.order.ordering.checkout.PlaceOrderResult.BasketChanged;
import shop.bobbin.order.ordering.checkout.PlaceOrderResult.DiscontinuedProducts;
import shop.bobbin.order.ordering.checkout.PlaceOrderResult.EmptyBasket;
import shop.bobbin.order.ordering.checkout.PlaceOrderResult.Placed;
import shop.bobbin.order.ordering.checkout.PlaceOrderResult.PricesUnavailable;
import shop.bobbin.order.ordering.checkout.PlaceOrderResult.UnknownProducts;
import shop.bobbin.order.ordering.checkout.PlaceOrderResult.UnsupportedCurrency;
import shop.bobbin.order.payments.CardToken;

@RestController
class CheckoutController {

    private final Checkout checkout;

    CheckoutController(Checkout checkout) {
        this.checkout = checkout;
    }

    /** Places an order for the customer's basket. */
    @PostMapping("/orders")
    @Idempotent
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<OrderResponse> place(
            @CurrentCustomer CustomerId customer, @Valid @RequestBody CheckoutRequest request) {
        var command = new PlaceOrder(customer, new CardToken(request.cardToken()), request.basketVersion());
        return switch (checkout.place(command)) {
            case Placed(var order) ->
                ResponseEntity.created(URI.create("/orders/" + order.id())).body(OrderResponse.of(order));
            case EmptyBasket() ->
                throw new ProblemException(OrderProblem.EMPTY_BASKET, "Add a product to the basket first.");
            case BasketChanged(var version) ->
                throw new ProblemException(
                        OrderProblem.BASKET_CHANGED,
                        "Read the basket again, then order.",
                        Map.of("basketVersion", version));
            case UnknownProducts(var skus) -> throw removeFirst(OrderProblem.UNKNOWN_PRODUCT, skus);
            case DiscontinuedProducts(var skus) -> throw removeFirst(OrderProblem.DISCONTINUED_PRODUCT, skus);
            case UnsupportedCurrency(var skus) -> throw removeFirst(OrderProblem.UNSUPPORTED_CURRENCY, skus);
            case PricesUnavailable(var retryAfter) ->
                throw ProblemException.unavailable("Prices are unavailable at the moment.", retryAfter);
        };
    }

    private static ProblemException removeFirst(OrderProblem problem, List<Sku> skus) {
        return new ProblemException(
                problem,
                "Remove it from the basket first.",
                Map.of("skus", skus.stream().map(Sku::value).toList()));
    }
}
