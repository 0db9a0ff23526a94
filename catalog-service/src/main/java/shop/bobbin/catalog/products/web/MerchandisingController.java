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
 * The API for merchandisers: adds and changes products. {@code If-Match} with the ETag of a product prevents lost updates;
 * the other preconditions of RFC 9110 are evaluated too.
 *
 * <p>The response to a change is the current product, with its {@code Content-Location}. It has no ETag, which would mean
 * that the content of the request was stored without a change (RFC 9110, section 9.3.4).
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
    ResponseEntity<ProductResponse> add(@Valid @RequestBody AddProductRequest request) {
        return switch (merchandising.add(request.toNewProduct())) {
            case AddProductResult.Added(var product) ->
                ResponseEntity.created(URI.create(PublicPath.of("/products/" + product.sku())))
                        .eTag(ProductETag.of(product))
                        .body(ProductResponse.of(product));
            case AddProductResult.AlreadyExists() ->
                throw new ProblemException(
                        CatalogProblem.PRODUCT_EXISTS, "Product " + request.sku() + " already exists.");
            case AddProductResult.UnknownCategory() -> throw unknownCategory();
            case AddProductResult.OtherCurrency(var expected) -> throw otherCurrency("price.currency", expected);
        };
    }

    @PutMapping("/{sku}")
    @IfMatchParameter
    ResponseEntity<ProductResponse> describe(
            @PathVariable Sku sku, HttpServletRequest request, @Valid @RequestBody DescribeProductRequest description) {
        return toResponse(sku, merchandising.describe(sku, precondition(request), description.toDescription()));
    }

    @PutMapping("/{sku}/price")
    @IfMatchParameter
    ResponseEntity<ProductResponse> reprice(
            @PathVariable Sku sku, HttpServletRequest request, @Valid @RequestBody PriceRequest price) {
        return toResponse(sku, merchandising.reprice(sku, precondition(request), price.toMoney()));
    }

    @DeleteMapping("/{sku}")
    @IfMatchParameter
    ResponseEntity<ProductResponse> discontinue(@PathVariable Sku sku, HttpServletRequest request) {
        return toResponse(sku, merchandising.discontinue(sku, precondition(request)));
    }

    private Predicate<Product> precondition(HttpServletRequest request) {
        var preconditions = Preconditions.of(request, clock.instant());
        return product -> preconditions.evaluate(ProductETag.of(product), product.changedAt()) == Outcome.PROCEED;
    }

    private static ResponseEntity<ProductResponse> toResponse(Sku sku, ChangeProductResult result) {
        return switch (result) {
            case ChangeProductResult.Changed(Product product) ->
                ResponseEntity.ok()
                        .header(HttpHeaders.CONTENT_LOCATION, PublicPath.of("/products/" + sku))
                        .body(ProductResponse.of(product));
            case ChangeProductResult.NoSuchProduct() ->
                throw ProblemException.notFound("There is no product " + sku + ".");
            case ChangeProductResult.VersionConflict(long currentVersion) ->
                throw new ProblemException(
                        CommonProblem.PRECONDITION_FAILED, "The product's current version is " + currentVersion + ".");
            case ChangeProductResult.UnknownCategory() -> throw unknownCategory();
            case ChangeProductResult.OtherCurrency(var expected) -> throw otherCurrency("currency", expected);
        };
    }

    private static ProblemException unknownCategory() {
        return new ProblemException(CatalogProblem.UNKNOWN_CATEGORY, "GET /categories lists the categories.");
    }

    private static ProblemException otherCurrency(String field, Currency expected) {
        return new ProblemException(
                CatalogProblem.OTHER_CURRENCY,
                "Prices are in " + expected + ".",
                Map.of("errors", List.of(Map.of("field", field, "message", "must be " + expected))));
    }
}
