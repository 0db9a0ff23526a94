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
import shop.bobbin.catalog.products.Catalogue;
import shop.bobbin.catalog.products.ProductQuery;
import shop.bobbin.catalog.products.SearchResult.Busy;
import shop.bobbin.catalog.products.SearchResult.Found;
import shop.bobbin.catalog.products.SearchResult.TimedOut;
import shop.bobbin.chassis.problem.ProblemException;

/** Browsing, open to everybody. A product's version is its ETag. */
@RestController
@RequestMapping("/products")
class ProductsController {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final Catalogue catalogue;

    ProductsController(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * Of more than 10,000 products that match, 10,000 are counted and paged through; by relevance, the newest of them are
     * ranked.
     */
    @GetMapping
    ResponseEntity<ProductPageBody> find(@Valid @ParameterObject @ModelAttribute ProductSearch search) {
        var query = search.toQuery();
        return switch (catalogue.find(query)) {
            case Found found ->
                ResponseEntity.ok().cacheControl(PublicReads.ALWAYS_CURRENT).body(ProductPageBody.of(query, found));
            case Busy() -> throw ProblemException.unavailable("Too many searches are running.", RETRY_AFTER);
            case TimedOut() ->
                throw ProblemException.unavailable("The search took too long. A narrower one may not.", RETRY_AFTER);
        };
    }

    /** The named products in one answer, discontinued ones too; those that do not exist are missing from it. */
    @GetMapping(params = "sku")
    ResponseEntity<ProductListBody> named(
            @RequestParam @NotEmpty @Size(max = ProductQuery.LARGEST_PAGE) List<Sku> sku) {
        var products = catalogue.products(sku).stream().map(ProductBody::of).toList();
        return ResponseEntity.ok().cacheControl(PublicReads.ALWAYS_CURRENT).body(new ProductListBody(products));
    }

    @GetMapping("/{sku}")
    ResponseEntity<ProductBody> product(@PathVariable Sku sku) {
        var product =
                catalogue.product(sku).orElseThrow(() -> ProblemException.notFound("There is no product " + sku + "."));
        return ResponseEntity.ok()
                .cacheControl(PublicReads.ALWAYS_CURRENT)
                .eTag(VersionTag.of(product))
                .lastModified(product.changedAt())
                .body(ProductBody.of(product));
    }
}
