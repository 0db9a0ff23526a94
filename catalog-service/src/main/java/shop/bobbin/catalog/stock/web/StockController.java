package shop.bobbin.catalog.stock.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import shop.bobbin.catalog.CatalogProblem;
import shop.bobbin.catalog.Sku;
import shop.bobbin.catalog.stock.AdjustStockResult;
import shop.bobbin.catalog.stock.Inventory;
import shop.bobbin.catalog.stock.StockLevel;
import shop.bobbin.chassis.problem.ProblemException;

/** The API for merchandisers to read and adjust exact stock levels. */
@RestController
class StockController {

    private final Inventory inventory;

    StockController(Inventory inventory) {
        this.inventory = inventory;
    }

    /** @param quantity pieces that come in; negative for pieces that are written off */
    record AdjustmentRequest(
            @Min(-1_000_000) @Max(1_000_000) int quantity) {}

    record StockResponse(String sku, long received, long onHand, long reserved, long sold) {

        static StockResponse of(StockLevel level) {
            return new StockResponse(
                    level.sku().value(), level.received(), level.onHand(), level.reserved(), level.sold());
        }
    }

    @GetMapping("/products/{sku}/stock")
    StockResponse level(@PathVariable Sku sku) {
        return inventory.level(sku).map(StockResponse::of).orElseThrow(() -> noSuchProduct(sku));
    }

    @PostMapping("/products/{sku}/stock-adjustments")
    StockResponse adjust(@PathVariable Sku sku, @Valid @RequestBody AdjustmentRequest request) {
        return switch (inventory.adjust(sku, request.quantity())) {
            case AdjustStockResult.Adjusted(var level) -> StockResponse.of(level);
            case AdjustStockResult.NoSuchProduct() -> throw noSuchProduct(sku);
            case AdjustStockResult.InsufficientStock(var level) ->
                throw new ProblemException(
                        CatalogProblem.STOCK_TOO_LOW, "There are " + level.onHand() + " pieces on hand.");
        };
    }

    private static ProblemException noSuchProduct(Sku sku) {
        return ProblemException.notFound("There is no product " + sku + ".");
    }
}
