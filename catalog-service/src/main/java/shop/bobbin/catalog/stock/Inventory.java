package shop.bobbin.catalog.stock;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shop.bobbin.catalog.Sku;
import shop.bobbin.catalog.products.Availability;
import shop.bobbin.catalog.products.Catalogue;
import shop.bobbin.catalog.products.Merchandising;

/** What the merchandiser does with the stock: receive a delivery, write off what is broken. */
@Component
public class Inventory {

    private final StockTable stock;
    private final Catalogue catalogue;
    private final Merchandising merchandising;

    Inventory(StockTable stock, Catalogue catalogue, Merchandising merchandising) {
        this.stock = stock;
        this.catalogue = catalogue;
        this.merchandising = merchandising;
    }

    public Optional<StockLevel> level(Sku sku) {
        return catalogue.product(sku).map(product -> stock.find(sku).orElse(new StockLevel(sku, 0, 0, 0, 0)));
    }

    /** @param quantity pieces that come in; negative: that are written off */
    @Transactional
    public AdjustResult adjust(Sku sku, int quantity) {
        if (catalogue.product(sku).isEmpty()) {
            return new AdjustResult.NoSuchProduct();
        }
        stock.create(sku);
        var before = stock.lock(List.of(sku)).get(sku);
        if (before == null || before.onHand() + quantity < 0) {
            return new AdjustResult.TooLow(before == null ? new StockLevel(sku, 0, 0, 0, 0) : before);
        }
        stock.receive(sku, quantity);
        var level = Availability.of(before.onHand() + quantity);
        if (level != Availability.of(before.onHand())) {
            merchandising.availabilityChanged(sku, level);
        }
        return new AdjustResult.Adjusted(stock.find(sku).orElseThrow());
    }
}
