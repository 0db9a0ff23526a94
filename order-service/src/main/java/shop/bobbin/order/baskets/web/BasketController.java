package shop.bobbin.order.baskets.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.time.Clock;
import java.util.Map;
import java.util.function.Predicate;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import shop.bobbin.chassis.conditional.Preconditions;
import shop.bobbin.chassis.conditional.Preconditions.Outcome;
import shop.bobbin.chassis.problem.CommonProblem;
import shop.bobbin.chassis.problem.ProblemException;
import shop.bobbin.chassis.security.CurrentCustomer;
import shop.bobbin.chassis.web.PublicPath;
import shop.bobbin.order.CustomerId;
import shop.bobbin.order.OrderProblem;
import shop.bobbin.order.Quantity;
import shop.bobbin.order.Sku;
import shop.bobbin.order.baskets.Basket;
import shop.bobbin.order.baskets.Baskets;
import shop.bobbin.order.baskets.PutResult;
import shop.bobbin.order.baskets.PutResult.Full;
import shop.bobbin.order.baskets.PutResult.Put;
import shop.bobbin.order.baskets.RemoveResult;
import shop.bobbin.order.baskets.RemoveResult.Removed;
import shop.bobbin.order.prices.PriceReplica;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every answer is the whole basket. Its ETag covers all that it shows: prices change without the basket, and another
 * customer of the same browser has a basket of the same version. {@code If-Match} with it guards a change against
 * overwriting what another tab has changed.
 *
 * <p>The answer to a change says by {@code Content-Location} that it is the basket. It has no ETag: that would say that
 * exactly the content of the request had been stored (RFC 9110, section 9.3.4).
 */
@RestController
@RequestMapping("/basket")
class BasketController {

    private final Baskets baskets;
    private final PriceReplica prices;
    private final JsonMapper json;
    private final Clock clock;

    BasketController(Baskets baskets, PriceReplica prices, JsonMapper json, Clock clock) {
        this.baskets = baskets;
        this.prices = prices;
        this.json = json;
        this.clock = clock;
    }

    @GetMapping
    ResponseEntity<BasketBody> show(@CurrentCustomer CustomerId customer) {
        var body = body(baskets.of(customer));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache().cachePrivate())
                .eTag(tag(body))
                .body(body);
    }

    @PutMapping("/lines/{sku}")
    @ConditionalChange
    ResponseEntity<BasketBody> put(
            @CurrentCustomer CustomerId customer,
            @PathVariable Sku sku,
            HttpServletRequest request,
            @Valid @RequestBody PutLineRequest line) {
        return switch (baskets.put(customer, expected(request), sku, new Quantity(line.quantity()))) {
            case Put(var basket) -> changed(basket);
            case PutResult.OtherBasket(var version) -> throw preconditionFailed(version);
            case Full() ->
                throw new ProblemException(
                        OrderProblem.BASKET_FULL,
                        "A basket holds " + Basket.MOST_LINES + " different products.",
                        Map.of("mostLines", Basket.MOST_LINES));
        };
    }

    @DeleteMapping("/lines/{sku}")
    @ConditionalChange
    ResponseEntity<BasketBody> remove(
            @CurrentCustomer CustomerId customer, @PathVariable Sku sku, HttpServletRequest request) {
        return answer(baskets.remove(customer, expected(request), sku));
    }

    @DeleteMapping
    @ConditionalChange
    ResponseEntity<BasketBody> empty(@CurrentCustomer CustomerId customer, HttpServletRequest request) {
        return answer(baskets.empty(customer, expected(request)));
    }

    /** Nothing says when a basket last changed, so that conditions on a date are ignored. */
    private Predicate<Basket> expected(HttpServletRequest request) {
        var preconditions = Preconditions.of(request, clock.instant());
        return basket -> preconditions.evaluate(tag(body(basket)), null) == Outcome.PROCEED;
    }

    private ResponseEntity<BasketBody> answer(RemoveResult result) {
        return switch (result) {
            case Removed(var basket) -> changed(basket);
            case RemoveResult.OtherBasket(var version) -> throw preconditionFailed(version);
        };
    }

    private ResponseEntity<BasketBody> changed(Basket basket) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_LOCATION, PublicPath.of("/basket"))
                .body(body(basket));
    }

    private BasketBody body(Basket basket) {
        var skus = basket.lines().stream().map(Basket.Line::sku).toList();
        return BasketBody.of(basket, prices.findInShopCurrency(skus));
    }

    private String tag(BasketBody body) {
        return '"' + DigestUtils.md5DigestAsHex(json.writeValueAsBytes(body)) + '"';
    }

    private static ProblemException preconditionFailed(long version) {
        return new ProblemException(
                CommonProblem.PRECONDITION_FAILED,
                "The basket, or what it shows, has changed; it is at version " + version + ".");
    }
}
