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
import shop.bobbin.order.idempotency.IdempotentRequest;
import shop.bobbin.order.idempotency.IdempotentRequests;
import shop.bobbin.order.idempotency.StoredResponse;
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
    private final IdempotentRequests idempotentRequests;
    private final JsonMapper json;

    CheckoutController(Ordering ordering, IdempotentRequests idempotentRequests, JsonMapper json) {
        this.ordering = ordering;
        this.idempotentRequests = idempotentRequests;
        this.json = json;
    }

    /**
     * Places an order for the customer's basket. A repetition with the same key and body gets the stored response. The
     * catalog is called for prices before the transaction begins.
     */
    @PostMapping("/orders")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = OrderResponse.class)))
    ResponseEntity<String> place(
            @CurrentCustomer CustomerId customer,
            @RequestHeader("Idempotency-Key") @Pattern(regexp = IdempotentRequest.KEY_REGEX) String idempotencyKey,
            @Valid @RequestBody CheckoutRequest checkout) {
        var request = IdempotentRequest.of(customer.value(), idempotencyKey, json.writeValueAsString(checkout));
        return idempotentRequests
                .findResponse(request)
                .orElseGet(() -> {
                    var quotedBasket = ordering.quoteBasket(customer);
                    var command =
                            new PlaceOrder(quotedBasket, new CardToken(checkout.cardToken()), checkout.basketVersion());
                    return idempotentRequests.executeOnce(request, () -> toStoredResponse(ordering.place(command)));
                })
                .toResponse(PublicPath::of);
    }

    /** Throws for a problem, so that the transaction rolls back and the idempotency key can be used again. */
    private StoredResponse toStoredResponse(PlaceOrderResult result) {
        return switch (result) {
            case Placed(var order) -> placed(order);
            case EmptyBasket() ->
                throw new ProblemException(OrderProblem.EMPTY_BASKET, "Add a product to the basket first.");
            case BasketChanged(var version) ->
                throw new ProblemException(
                        OrderProblem.BASKET_CHANGED,
                        "Read the basket again, then order.",
                        Map.of("basketVersion", version));
            case UnknownProducts(var skus) ->
                throw new ProblemException(
                        OrderProblem.UNKNOWN_PRODUCT, "Remove it from the basket first.", withSkus(skus));
            case DiscontinuedProducts(var skus) ->
                throw new ProblemException(
                        OrderProblem.DISCONTINUED_PRODUCT, "Remove it from the basket first.", withSkus(skus));
            case UnsupportedCurrency(var skus) ->
                throw new ProblemException(
                        OrderProblem.UNSUPPORTED_CURRENCY, "Remove it from the basket first.", withSkus(skus));
            case PricesUnavailable(var retryAfter) ->
                throw ProblemException.unavailable("Prices are unavailable at the moment.", retryAfter);
        };
    }

    private StoredResponse placed(Order order) {
        var body = json.writeValueAsString(OrderResponse.of(order));
        return new StoredResponse(HttpStatus.CREATED.value(), body, "/orders/" + order.id());
    }

    private static Map<String, Object> withSkus(List<Sku> skus) {
        return Map.of("skus", skus.stream().map(Sku::value).toList());
    }
}
