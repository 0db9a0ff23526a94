package shop.bobbin.catalog.stock;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shop.bobbin.catalog.Sku;
import shop.bobbin.catalog.products.Availability;
import shop.bobbin.catalog.products.Merchandising;
import shop.bobbin.catalog.products.ProductCatalog;

/** Reads and adjusts stock levels, for merchandisers: deliveries come in, broken pieces are written off. */
@Component
public class Inventory {

    private final StockLevels levels;
    private final ProductCatalog catalog;
    private final Merchandising merchandising;

    Inventory(StockLevels levels, ProductCatalog catalog, Merchandising merchandising) {
        this.levels = levels;
        this.catalog = catalog;
        this.merchandising = merchandising;
    }

    public Optional<StockLevel> level(Sku sku) {
        return catalog.findProduct(sku).map(_ -> levels.find(sku).orElseGet(() -> StockLevel.empty(sku)));
    }

    /** @param quantity pieces that come in; negative for pieces that are written off */
    @Transactional
    public AdjustStockResult adjust(Sku sku, int quantity) {
        if (catalog.findProduct(sku).isEmpty()) {
            return new AdjustStockResult.NoSuchProduct();
        }
        levels.create(sku);
        var before = levels.lock(List.of(sku)).getOrDefault(sku, StockLevel.empty(sku));
        if (before.onHand() + quantity < 0) {
            return new AdjustStockResult.InsufficientStock(before);
        }
        levels.receive(sku, quantity);
        var availability = Availability.of(before.onHand() + quantity);
        if (availability != Availability.of(before.onHand())) {
            merchandising.updateAvailability(sku, availability);
        }
        return new AdjustStockResult.Adjusted(levels.find(sku).orElseThrow());
    }
}
