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
import shop.bobbin.order.baskets.PutLineResult;
import shop.bobbin.order.baskets.PutLineResult.BasketFull;
import shop.bobbin.order.baskets.PutLineResult.Updated;
import shop.bobbin.order.baskets.RemoveResult;
import shop.bobbin.order.baskets.RemoveResult.Removed;
import shop.bobbin.order.prices.PriceReplica;
import tools.jackson.databind.json.JsonMapper;

/**
 * The basket over HTTP. Each response has the whole basket. Its ETag is a digest of the body, not the version: prices
 * change while the basket does not, and two customers of one browser may have baskets of the same version. With
 * {@code If-Match} a client does not overwrite what another tab has changed.
 *
 * <p>The response to a change has {@code Content-Location}, since its body is the basket, and no ETag, which would mean
 * that the request's content was stored as it is (RFC 9110, section 9.3.4).
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
    ResponseEntity<BasketResponse> show(@CurrentCustomer CustomerId customer) {
        var body = body(baskets.of(customer));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache().cachePrivate())
                .eTag(etag(body))
                .body(body);
    }

    @PutMapping("/lines/{sku}")
    @IfMatchParameter
    ResponseEntity<BasketResponse> put(
            @CurrentCustomer CustomerId customer,
            @PathVariable Sku sku,
            HttpServletRequest request,
            @Valid @RequestBody PutLineRequest line) {
        return switch (baskets.putLine(customer, precondition(request), sku, new Quantity(line.quantity()))) {
            case Updated(var basket) -> updated(basket);
            case PutLineResult.PreconditionFailed(var version) -> throw preconditionFailed(version);
            case BasketFull() ->
                throw new ProblemException(
                        OrderProblem.BASKET_FULL,
                        "A basket has at most " + Basket.MAX_LINES + " products.",
                        Map.of("mostLines", Basket.MAX_LINES));
        };
    }

    @DeleteMapping("/lines/{sku}")
    @IfMatchParameter
    ResponseEntity<BasketResponse> remove(
            @CurrentCustomer CustomerId customer, @PathVariable Sku sku, HttpServletRequest request) {
        return toResponse(baskets.removeLine(customer, precondition(request), sku));
    }

    @DeleteMapping
    @IfMatchParameter
    ResponseEntity<BasketResponse> empty(@CurrentCustomer CustomerId customer, HttpServletRequest request) {
        return toResponse(baskets.removeAllLines(customer, precondition(request)));
    }

    /** Evaluates the entity tags only: a basket has no modification date, so preconditions with a date are ignored. */
    private Predicate<Basket> precondition(HttpServletRequest request) {
        var preconditions = Preconditions.of(request, clock.instant());
        return basket -> preconditions.evaluate(etag(body(basket)), null) == Outcome.PROCEED;
    }

    private ResponseEntity<BasketResponse> toResponse(RemoveResult result) {
        return switch (result) {
            case Removed(var basket) -> updated(basket);
            case RemoveResult.PreconditionFailed(var version) -> throw preconditionFailed(version);
        };
    }

    private ResponseEntity<BasketResponse> updated(Basket basket) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_LOCATION, PublicPath.of("/basket"))
                .body(body(basket));
    }

    private BasketResponse body(Basket basket) {
        var skus = basket.lines().stream().map(Basket.Line::sku).toList();
        return BasketResponse.of(basket, prices.findInShopCurrency(skus));
    }

    private String etag(BasketResponse body) {
        return '"' + DigestUtils.md5DigestAsHex(json.writeValueAsBytes(body)) + '"';
    }

    private static ProblemException preconditionFailed(long version) {
        return new ProblemException(
                CommonProblem.PRECONDITION_FAILED,
                "The basket, or one of its prices, has changed; its version is " + version + ".");
    }
}
