package shop.bobbin.catalog.products.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.net.URI;
import java.time.Clock;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import shop.bobbin.catalog.CatalogProblem;
import shop.bobbin.catalog.Sku;
import shop.bobbin.catalog.products.AddProductResult;
import shop.bobbin.catalog.products.ChangeProductResult;
import shop.bobbin.catalog.products.Merchandising;
import shop.bobbin.catalog.products.Product;
import shop.bobbin.chassis.conditional.Preconditions;
import shop.bobbin.chassis.conditional.Preconditions.Outcome;
import shop.bobbin.chassis.problem.CommonProblem;
import shop.bobbin.chassis.problem.ProblemException;
import shop.bobbin.chassis.web.PublicPath;

/**
 * The merchandiser's changes. {@code If-Match} with the ETag of a product guards against overwriting another
 * merchandiser's change; the other preconditions count as well.
 *
 * <p>The answer to a change is the product as it is now, and says so by {@code Content-Location}. It has no ETag: that
 * would say that exactly the content of the request had been stored (RFC 9110, section 9.3.4).
 */
@RestController
@RequestMapping("/products")
class MerchandisingController {

    private final Merchandising merchandising;
    private final Clock clock;

    MerchandisingController(Merchandising merchandising, Clock clock) {
        this.merchandising = merchandising;
        this.clock = clock;
    }

    @PostMapping
    ResponseEntity<ProductBody> add(@Valid @RequestBody AddProductRequest request) {
        return switch (merchandising.add(request.toNewProduct())) {
            case AddProductResult.Added(var product) ->
                ResponseEntity.created(URI.create(PublicPath.of("/products/" + product.sku())))
                        .eTag(VersionTag.of(product))
                        .body(ProductBody.of(product));
            case AddProductResult.Exists() ->
                throw new ProblemException(
                        CatalogProblem.PRODUCT_EXISTS, "There is a product " + request.sku() + " already.");
            case AddProductResult.UnknownCategory() -> throw unknownCategory();
            case AddProductResult.OtherCurrency(var expected) -> throw otherCurrency("price.currency", expected);
        };
    }

    @PutMapping("/{sku}")
    @ConditionalChange
    ResponseEntity<ProductBody> describe(
            @PathVariable Sku sku, HttpServletRequest request, @Valid @RequestBody DescribeProductRequest description) {
        return answer(sku, merchandising.describe(sku, expected(request), description.toDescription()));
    }

    @PutMapping("/{sku}/price")
    @ConditionalChange
    ResponseEntity<ProductBody> reprice(
            @PathVariable Sku sku, HttpServletRequest request, @Valid @RequestBody PriceRequest price) {
        return answer(sku, merchandising.reprice(sku, expected(request), price.toMoney()));
    }

    @DeleteMapping("/{sku}")
    @ConditionalChange
    ResponseEntity<ProductBody> discontinue(@PathVariable Sku sku, HttpServletRequest request) {
        return answer(sku, merchandising.discontinue(sku, expected(request)));
    }

    private Predicate<Product> expected(HttpServletRequest request) {
        var preconditions = Preconditions.of(request, clock.instant());
        return product -> preconditions.evaluate(VersionTag.of(product), product.changedAt()) == Outcome.PROCEED;
    }

    private static ResponseEntity<ProductBody> answer(Sku sku, ChangeProductResult result) {
        return switch (result) {
            case ChangeProductResult.Changed(Product product) ->
                ResponseEntity.ok()
                        .header(HttpHeaders.CONTENT_LOCATION, PublicPath.of("/products/" + sku))
                        .body(ProductBody.of(product));
            case ChangeProductResult.NoSuchProduct() ->
                throw ProblemException.notFound("There is no product " + sku + ".");
            case ChangeProductResult.OtherVersion(long version) ->
                throw new ProblemException(
                        CommonProblem.PRECONDITION_FAILED, "The product is at version " + version + ".");
            case ChangeProductResult.UnknownCategory() -> throw unknownCategory();
            case ChangeProductResult.OtherCurrency(var expected) -> throw otherCurrency("currency", expected);
        };
    }

    private static ProblemException unknownCategory() {
        return new ProblemException(CatalogProblem.UNKNOWN_CATEGORY, "Choose one of GET /categories.");
    }

    private static ProblemException otherCurrency(String field, Currency expected) {
        return new ProblemException(
                CatalogProblem.OTHER_CURRENCY,
                "Prices are in " + expected + ".",
                Map.of("errors", List.of(Map.of("field", field, "message", "must be " + expected))));
    }
}
