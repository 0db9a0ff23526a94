package shop.bobbin.wishlist.alerts;

import org.springframework.stereotype.Component;
import shop.bobbin.wishlist.products.Product;
import shop.bobbin.wishlist.products.ProductObserver;

/**
 * Evaluates each version of a product once and raises the alerts that it causes, in the transaction that applies it to the
 * replica. Discontinued products cause none.
 */
@Component
class AlertEvaluator implements ProductObserver {

    private final EvaluatedProducts evaluated;
    private final PriceThresholds thresholds;
    private final Alerts alerts;

    AlertEvaluator(EvaluatedProducts evaluated, PriceThresholds thresholds, Alerts alerts) {
        this.evaluated = evaluated;
        this.thresholds = thresholds;
        this.alerts = alerts;
    }

    @Override
    public void productReceived(Product product) {
        var previous = evaluated.findForUpdate(product.sku());
        if (previous.filter(last -> last.version() >= product.version()).isPresent()) {
            return;
        }
        evaluated.save(product);
        if (product.discontinued() || !thresholds.existFor(product.sku())) {
            return;
        }
        alerts.raisePriceDrops(product);
        if (previous.filter(last -> product.availability().isBackInStockAfter(last.availability()))
                .isPresent()) {
            alerts.raiseBackInStock(product);
        }
    }
}
