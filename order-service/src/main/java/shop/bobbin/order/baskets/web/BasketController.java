package shop.bobbin.order.baskets.web;

import jakarta.validation.Valid;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import shop.bobbin.chassis.problem.ProblemException;
import shop.bobbin.chassis.security.CurrentCustomer;
import shop.bobbin.order.CustomerId;
import shop.bobbin.order.OrderProblem;
import shop.bobbin.order.Quantity;
import shop.bobbin.order.Sku;
import shop.bobbin.order.baskets.Basket;
import shop.bobbin.order.baskets.Baskets;
import shop.bobbin.order.baskets.PutResult.Full;
import shop.bobbin.order.baskets.PutResult.Put;
import shop.bobbin.order.prices.KnownPrices;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every answer is the whole basket. Its ETag covers all that it shows: prices change without the basket, and another
 * customer of the same browser has a basket of the same version.
 */
@RestController
@RequestMapping("/basket")
class BasketController {

    private final Baskets baskets;
    private final KnownPrices prices;
    private final JsonMapper json;

    BasketController(Baskets baskets, KnownPrices prices, JsonMapper json) {
        this.baskets = baskets;
        this.prices = prices;
        this.json = json;
    }

    @GetMapping
    ResponseEntity<BasketBody> show(@CurrentCustomer CustomerId customer) {
        return answer(baskets.of(customer));
    }

    @PutMapping("/lines/{sku}")
    ResponseEntity<BasketBody> put(
            @CurrentCustomer CustomerId customer, @PathVariable Sku sku, @Valid @RequestBody PutLineRequest line) {
        return switch (baskets.put(customer, sku, new Quantity(line.quantity()))) {
            case Put(var basket) -> answer(basket);
            case Full() ->
                throw new ProblemException(
                        OrderProblem.BASKET_FULL,
                        "A basket holds " + Basket.MOST_LINES + " different products.",
                        Map.of("mostLines", Basket.MOST_LINES));
        };
    }

    @DeleteMapping("/lines/{sku}")
    ResponseEntity<BasketBody> remove(@CurrentCustomer CustomerId customer, @PathVariable Sku sku) {
        return answer(baskets.remove(customer, sku));
    }

    @DeleteMapping
    ResponseEntity<BasketBody> empty(@CurrentCustomer CustomerId customer) {
        return answer(baskets.empty(customer));
    }

    private ResponseEntity<BasketBody> answer(Basket basket) {
        var skus = basket.lines().stream().map(Basket.Line::sku).toList();
        var body = BasketBody.of(basket, prices.inShopCurrency(skus));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache().cachePrivate())
                .eTag(DigestUtils.md5DigestAsHex(json.writeValueAsBytes(body)))
                .body(body);
    }
}
