package shop.bobbin.recommendation.similarity.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import shop.bobbin.chassis.security.CurrentCustomer;
import shop.bobbin.recommendation.similarity.CustomerId;
import shop.bobbin.recommendation.similarity.Recommending;
import shop.bobbin.recommendation.similarity.Sku;

@RestController
@RequestMapping("/recommendations")
class RecommendationsController {

    private final Recommending recommending;

    RecommendationsController(Recommending recommending) {
        this.recommending = recommending;
    }

    @GetMapping("/products/{sku}")
    @Operation(summary = "Products that are bought together with a product; popular products for an unknown one")
    RecommendationsResponse forProduct(
            @PathVariable @Parameter(schema = @Schema(type = "string")) Sku sku,
            @RequestParam(defaultValue = "10") @Min(1) @Max(50) int limit) {
        return RecommendationsResponse.of(recommending.forProduct(sku, limit));
    }

    @GetMapping("/basket")
    @Operation(summary = "Products that are bought together with the items of a basket")
    RecommendationsResponse forBasket(
            @RequestParam
                    @Size(min = 1, max = 50)
                    @Parameter(array = @ArraySchema(schema = @Schema(type = "string"), minItems = 1, maxItems = 50))
                    List<Sku> sku,
            @RequestParam(defaultValue = "10") @Min(1) @Max(50) int limit) {
        return RecommendationsResponse.of(recommending.forBasket(sku, limit));
    }

    @GetMapping("/trending")
    @Operation(summary = "Popular products of the last days")
    RecommendationsResponse trending(@RequestParam(defaultValue = "10") @Min(1) @Max(50) int limit) {
        return RecommendationsResponse.of(recommending.trending(limit));
    }

    @GetMapping("/for-me")
    @Operation(summary = "Products that are bought together with the customer's purchases and wishes, without these")
    RecommendationsResponse forMe(
            @CurrentCustomer CustomerId customer, @RequestParam(defaultValue = "10") @Min(1) @Max(50) int limit) {
        return RecommendationsResponse.of(recommending.forCustomer(customer, limit));
    }
}
