package shop.bobbin.wishlist.wishes.client;

import java.util.List;
import java.util.Objects;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import shop.bobbin.chassis.calls.CallFailedException;
import shop.bobbin.chassis.calls.Neighbours;
import shop.bobbin.chassis.calls.ProtectedCalls;
import shop.bobbin.wishlist.Sku;
import shop.bobbin.wishlist.wishes.AccessToken;
import shop.bobbin.wishlist.wishes.Basket;
import shop.bobbin.wishlist.wishes.PutInBasketResult;
import shop.bobbin.wishlist.wishes.PutInBasketResult.InBasket;
import shop.bobbin.wishlist.wishes.PutInBasketResult.TooManyProducts;
import shop.bobbin.wishlist.wishes.PutInBasketResult.Unavailable;

/** HTTP client of the order service, with the customer's access token. Its protections are set in {@code bobbin.calls.order-service}. */
@Component
class OrderClient implements Basket {

    private static final HttpStatusCode UNPROCESSABLE = HttpStatusCode.valueOf(422);
    private static final HttpStatusCode TOO_MANY_REQUESTS = HttpStatusCode.valueOf(429);

    private final ProtectedCalls orderService;
    private final OrderClientSettings settings;

    OrderClient(Neighbours neighbours, OrderClientSettings settings) {
        this.orderService = neighbours.callsTo("order-service");
        this.settings = settings;
    }

    @Override
    public PutInBasketResult putAtLeastOne(Sku sku, AccessToken token) {
        try {
            return orderService.call(() -> putUnlessContained(sku, token));
        } catch (CallFailedException e) {
            return new Unavailable(settings.retryAfter());
        }
    }

    /**
     * Reads the basket and puts one piece if the product is not in it, since the order service can only set a quantity. If
     * the customer puts the same product in between the two requests, its quantity becomes one. Safe to repeat as a whole, not
     * request by request: when the response to the put was lost, the repetition finds the product and does not put it again, so
     * it changes no quantity that the customer has set since.
     */
    private PutInBasketResult putUnlessContained(Sku sku, AccessToken token) {
        try {
            if (!contains(sku, token)) {
                put(sku, token);
            }
            return new InBasket();
        } catch (HttpClientErrorException e) {
            if (e.getStatusCode().isSameCodeAs(UNPROCESSABLE)) {
                return new TooManyProducts();
            }
            if (e.getStatusCode().isSameCodeAs(TOO_MANY_REQUESTS)) {
                return new Unavailable(settings.retryAfter());
            }
            throw e;
        }
    }

    private boolean contains(Sku sku, AccessToken token) {
        var basket = orderService
                .http()
                .get()
                .uri("/basket")
                .headers(headers -> headers.setBearerAuth(token.value()))
                .retrieve()
                .body(Lines.class);
        return Objects.requireNonNull(basket, "the response has no body").lines().stream()
                .anyMatch(line -> line.sku().equals(sku.value()));
    }

    private void put(Sku sku, AccessToken token) {
        orderService
                .http()
                .put()
                .uri("/basket/lines/{sku}", sku.value())
                .headers(headers -> headers.setBearerAuth(token.value()))
                .body(new Quantity(1))
                .retrieve()
                .toBodilessEntity();
    }

    private record Lines(List<Line> lines) {

        Lines {
            lines = List.copyOf(Objects.requireNonNull(lines, "a basket has lines"));
        }
    }

    private record Line(String sku) {

        Line {
            Objects.requireNonNull(sku, "a line has a SKU");
        }
    }

    private record Quantity(int quantity) {}
}
