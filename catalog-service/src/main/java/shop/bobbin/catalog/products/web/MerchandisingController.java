package shop.bobbin.catalog.products.web;

import jakarta.validation.Valid;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import shop.bobbin.catalog.CatalogProblem;
import shop.bobbin.catalog.Sku;
import shop.bobbin.catalog.products.AddProductResult;
import shop.bobbin.catalog.products.ChangeProductResult;
import shop.bobbin.catalog.products.Merchandising;
import shop.bobbin.catalog.products.Product;
import shop.bobbin.chassis.problem.CommonProblem;
import shop.bobbin.chassis.problem.ProblemException;

/** The merchandiser's changes. {@code If-Match} with a version guards against overwriting somebody else's. */
@RestController
@RequestMapping("/products")
class MerchandisingController {

    private final Merchandising merchandising;

    MerchandisingController(Merchandising merchandising) {
        this.merchandising = merchandising;
    }

    @PostMapping
    ResponseEntity<ProductBody> add(@Valid @RequestBody AddProductRequest request) {
        return switch (merchandising.add(request.toNewProduct())) {
            case AddProductResult.Added(var product) ->
                ResponseEntity.created(URI.create("/products/" + product.sku()))
                        .eTag(VersionTag.of(product.version()))
                        .body(ProductBody.of(product));
            case AddProductResult.Exists() ->
                throw new ProblemException(
                        CatalogProblem.PRODUCT_EXISTS, "There is a product " + request.sku() + " already.");
            case AddProductResult.UnknownCategory() -> throw unknownCategory();
        };
    }

    @PutMapping("/{sku}")
    ResponseEntity<ProductBody> describe(
            @PathVariable Sku sku,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody DescribeProductRequest request) {
        return answer(sku, merchandising.describe(sku, VersionTag.expected(ifMatch), request.toDescription()));
    }

    @PutMapping("/{sku}/price")
    ResponseEntity<ProductBody> reprice(
            @PathVariable Sku sku,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody PriceRequest request) {
        return answer(sku, merchandising.reprice(sku, VersionTag.expected(ifMatch), request.toMoney()));
    }

    @DeleteMapping("/{sku}")
    ResponseEntity<ProductBody> discontinue(
            @PathVariable Sku sku,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return answer(sku, merchandising.discontinue(sku, VersionTag.expected(ifMatch)));
    }

    private static ResponseEntity<ProductBody> answer(Sku sku, ChangeProductResult result) {
        return switch (result) {
            case ChangeProductResult.Changed(Product product) ->
                ResponseEntity.ok().eTag(VersionTag.of(product.version())).body(ProductBody.of(product));
            case ChangeProductResult.NoSuchProduct() ->
                throw ProblemException.notFound("There is no product " + sku + ".");
            case ChangeProductResult.OtherVersion(long version) ->
                throw new ProblemException(
                        CommonProblem.PRECONDITION_FAILED, "The product is at version " + version + " by now.");
            case ChangeProductResult.UnknownCategory() -> throw unknownCategory();
        };
    }

    private static ProblemException unknownCategory() {
        return new ProblemException(CatalogProblem.UNKNOWN_CATEGORY, "Choose one of GET /categories.");
    }
}
