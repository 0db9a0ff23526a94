package shop.bobbin.wishlist.wishes.client;

import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import shop.bobbin.chassis.telemetry.OutageLog;
import shop.bobbin.wishlist.Sku;
import shop.bobbin.wishlist.wishes.AccessToken;
import shop.bobbin.wishlist.wishes.Basket;
import shop.bobbin.wishlist.wishes.PutInBasketResult;
import shop.bobbin.wishlist.wishes.PutInBasketResult.InBasket;
import shop.bobbin.wishlist.wishes.PutInBasketResult.TooManyProducts;
import shop.bobbin.wishlist.wishes.PutInBasketResult.Unavailable;

/** The HTTP client of the order service, with the customer's access token. Timeouts are in {@link OrderClientSettings}. */
@Component
class OrderClient implements Basket {

    private static final HttpStatusCode UNPROCESSABLE = HttpStatusCode.valueOf(422);
    private static final HttpStatusCode TOO_MANY_REQUESTS = HttpStatusCode.valueOf(429);

    private final RestClient http;
    private final OrderClientSettings settings;
    private final OutageLog outage;

    OrderClient(RestClient orderRestClient, OrderClientSettings settings, InstantSource clock) {
        this.http = orderRestClient;
        this.settings = settings;
        this.outage = OutageLog.shared(LoggerFactory.getLogger(OrderClient.class), "The order service", clock);
    }

    /**
     * Reads the basket and puts one piece if the product is not in it, since the order service can only set a quantity. If
     * the customer puts the same product in between the two calls, its quantity becomes one.
     */
    @Override
    public PutInBasketResult putAtLeastOne(Sku sku, AccessToken token) {
        try {
            if (!contains(sku, token)) {
                put(sku, token);
            }
            outage.succeeded();
            return new InBasket();
        } catch (HttpClientErrorException e) {
            if (e.getStatusCode().isSameCodeAs(UNPROCESSABLE)) {
                return new TooManyProducts();
            }
            if (e.getStatusCode().isSameCodeAs(TOO_MANY_REQUESTS)) {
                return new Unavailable(settings.retryAfter());
            }
            throw e;
        } catch (RuntimeException e) { // no response, a 5xx, or a body that cannot be read
            outage.failed(e);
            return new Unavailable(settings.retryAfter());
        }
    }

    private boolean contains(Sku sku, AccessToken token) {
        var basket = http.get()
                .uri("/basket")
                .headers(headers -> headers.setBearerAuth(token.value()))
                .retrieve()
                .body(Lines.class);
        return Objects.requireNonNull(basket, "the response has no body").lines().stream()
                .anyMatch(line -> line.sku().equals(sku.value()));
    }

    private void put(Sku sku, AccessToken token) {
        http.put()
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
