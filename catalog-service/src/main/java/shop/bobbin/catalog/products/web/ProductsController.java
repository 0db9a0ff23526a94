package shop.bobbin.catalog.products.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import shop.bobbin.catalog.Sku;
import shop.bobbin.catalog.products.ProductCatalog;
import shop.bobbin.catalog.products.ProductQuery;
import shop.bobbin.catalog.products.SearchResult.Busy;
import shop.bobbin.catalog.products.SearchResult.Found;
import shop.bobbin.catalog.products.SearchResult.TimedOut;
import shop.bobbin.chassis.problem.ProblemException;

/** The public API for reading and searching products. A product's ETag is its version. */
@RestController
@RequestMapping("/products")
class ProductsController {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final ProductCatalog catalog;

    ProductsController(ProductCatalog catalog) {
        this.catalog = catalog;
    }

    /**
     * At most 10,000 matches are counted and paged through. If there are more, ordering by relevance ranks the newest
     * 10,000.
     */
    @GetMapping
    ResponseEntity<ProductPageResponse> search(@Valid @ParameterObject @ModelAttribute ProductSearchRequest request) {
        var query = request.toQuery();
        return switch (catalog.search(query)) {
            case Found found ->
                ResponseEntity.ok()
                        .cacheControl(HttpCachingConfiguration.REVALIDATE)
                        .body(ProductPageResponse.of(query, found));
            case Busy() -> throw ProblemException.unavailable("Too many searches are running.", RETRY_AFTER);
            case TimedOut() -> throw ProblemException.unavailable("The search took too long. Narrow it.", RETRY_AFTER);
        };
    }

    /** Returns several products by SKU, discontinued ones too. Those that do not exist are left out. */
    @GetMapping(params = "sku")
    ResponseEntity<ProductListResponse> productsBySku(
            @RequestParam @NotEmpty @Size(max = ProductQuery.MAX_PAGE_SIZE) List<Sku> sku) {
        var products =
                catalog.findProducts(sku).stream().map(ProductResponse::of).toList();
        return ResponseEntity.ok()
                .cacheControl(HttpCachingConfiguration.REVALIDATE)
                .body(new ProductListResponse(products));
    }

    @GetMapping("/{sku}")
    ResponseEntity<ProductResponse> product(@PathVariable Sku sku) {
        var product = catalog.findProduct(sku)
                .orElseThrow(() -> ProblemException.notFound("There is no product " + sku + "."));
        return ResponseEntity.ok()
                .cacheControl(HttpCachingConfiguration.REVALIDATE)
                .eTag(ProductETag.of(product))
                .lastModified(product.changedAt())
                .body(ProductResponse.of(product));
    }
}
