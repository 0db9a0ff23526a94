package shop.bobbin.order.ordering.web;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import shop.bobbin.chassis.problem.ProblemException;
import shop.bobbin.chassis.security.CurrentCustomer;
import shop.bobbin.chassis.web.PublicPath;
import shop.bobbin.order.CustomerId;
import shop.bobbin.order.OrderProblem;
import shop.bobbin.order.Sku;
import shop.bobbin.order.idempotency.GivenAnswers;
import shop.bobbin.order.idempotency.RepeatableRequest;
import shop.bobbin.order.idempotency.StoredAnswer;
import shop.bobbin.order.ordering.Order;
import shop.bobbin.order.ordering.Ordering;
import shop.bobbin.order.ordering.PlaceOrder;
import shop.bobbin.order.ordering.PlaceOrderResult;
import shop.bobbin.order.ordering.PlaceOrderResult.BasketChanged;
import shop.bobbin.order.ordering.PlaceOrderResult.DiscontinuedProducts;
import shop.bobbin.order.ordering.PlaceOrderResult.EmptyBasket;
import shop.bobbin.order.ordering.PlaceOrderResult.Placed;
import shop.bobbin.order.ordering.PlaceOrderResult.PricesUnavailable;
import shop.bobbin.order.ordering.PlaceOrderResult.UnknownProducts;
import shop.bobbin.order.ordering.PlaceOrderResult.UnsupportedCurrency;
import shop.bobbin.order.payments.CardToken;
import tools.jackson.databind.json.JsonMapper;

@RestController
class CheckoutController {

    private final Ordering ordering;
    private final GivenAnswers answers;
    private final JsonMapper json;

    CheckoutController(Ordering ordering, GivenAnswers answers, JsonMapper json) {
        this.ordering = ordering;
        this.answers = answers;
        this.json = json;
    }

    /**
     * Orders what is in the customer's basket. The same key with the same body gives the same answer, however often and
     * however much later; the catalog is asked for prices before the transaction begins.
     */
    @PostMapping("/orders")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = OrderBody.class)))
    ResponseEntity<String> place(
            @CurrentCustomer CustomerId customer,
            @RequestHeader("Idempotency-Key") @Pattern(regexp = RepeatableRequest.KEY_FORM) String idempotencyKey,
            @Valid @RequestBody CheckoutRequest checkout) {
        var request = RepeatableRequest.of(customer.value(), idempotencyKey, json.writeValueAsString(checkout));
        return answers.to(request)
                .orElseGet(() -> {
                    var offer = ordering.offer(customer);
                    var command = new PlaceOrder(offer, new CardToken(checkout.cardToken()), checkout.basketVersion());
                    return answers.once(request, () -> answer(ordering.place(command)));
                })
                .toResponse(PublicPath::of);
    }

    /** A problem is thrown, so that the transaction takes everything back, the key with it. */
    private StoredAnswer answer(PlaceOrderResult result) {
        return switch (result) {
            case Placed(var order) -> placed(order);
            case EmptyBasket() ->
                throw new ProblemException(OrderProblem.EMPTY_BASKET, "Put something into the basket first.");
            case BasketChanged(var version) ->
                throw new ProblemException(
                        OrderProblem.BASKET_CHANGED, "Look at it again, then order.", Map.of("basketVersion", version));
            case UnknownProducts(var skus) ->
                throw new ProblemException(OrderProblem.UNKNOWN_PRODUCT, "Remove it first.", named(skus));
            case DiscontinuedProducts(var skus) ->
                throw new ProblemException(OrderProblem.DISCONTINUED_PRODUCT, "Remove it first.", named(skus));
            case UnsupportedCurrency(var skus) ->
                throw new ProblemException(OrderProblem.UNSUPPORTED_CURRENCY, "Remove it first.", named(skus));
            case PricesUnavailable(var retryAfter) ->
                throw ProblemException.unavailable("Prices can not be had at the moment.", retryAfter);
        };
    }

    private StoredAnswer placed(Order order) {
        var body = json.writeValueAsString(OrderBody.of(order));
        return new StoredAnswer(HttpStatus.CREATED.value(), body, "/orders/" + order.id());
    }

    private static Map<String, Object> named(List<Sku> skus) {
        return Map.of("skus", skus.stream().map(Sku::value).toList());
    }
}
