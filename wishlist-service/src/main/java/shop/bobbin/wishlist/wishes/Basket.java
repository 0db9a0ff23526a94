package shop.bobbin.wishlist.wishes;

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
import shop.bobbin.wishlist.wishes.Basket.PutResult.Away;
import shop.bobbin.wishlist.wishes.Basket.PutResult.Full;
import shop.bobbin.wishlist.wishes.Basket.PutResult.IsThere;

/** The customer's basket at the order service, over HTTP. */
@Component
class Basket {

    private static final HttpStatusCode REFUSED = HttpStatusCode.valueOf(422);
    private static final HttpStatusCode TOO_MANY = HttpStatusCode.valueOf(429);

    private final RestClient http;
    private final OutageLog outage;

    Basket(RestClient orderClient, InstantSource clock) {
        this.http = orderClient;
        this.outage = OutageLog.shared(LoggerFactory.getLogger(Basket.class), "The order service", clock);
    }

    sealed interface PutResult {

        record IsThere() implements PutResult {}

        record Full() implements PutResult {}

        record Away() implements PutResult {}
    }

    /**
     * The order service sets quantities, it does not add to them: so what is in the basket is left as it is, and one piece
     * is put there of what is not. A customer who puts the same product there in between, by hand, finds one piece.
     */
    PutResult putAtLeastOne(Sku sku, AccessToken token) {
        try {
            if (!has(sku, token)) {
                put(sku, token);
            }
            outage.succeeded();
            return new IsThere();
        } catch (HttpClientErrorException e) {
            if (e.getStatusCode().isSameCodeAs(REFUSED)) {
                return new Full();
            }
            if (e.getStatusCode().isSameCodeAs(TOO_MANY)) {
                return new Away();
            }
            throw e;
        } catch (RuntimeException e) { // no answer, a 5xx, or a body that cannot be read
            outage.failed(e);
            return new Away();
        }
    }

    private boolean has(Sku sku, AccessToken token) {
        var basket = http.get()
                .uri("/basket")
                .headers(headers -> headers.setBearerAuth(token.value()))
                .retrieve()
                .body(Lines.class);
        return Objects.requireNonNull(basket, "the answer has no basket").lines().stream()
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
