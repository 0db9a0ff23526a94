package shop.bobbin.wishlist.alerts;

import org.springframework.stereotype.Component;
import shop.bobbin.wishlist.products.Product;
import shop.bobbin.wishlist.products.ProductObserver;

/**
 * Evaluates each version of a product at most once, in ascending order, and raises the alerts for it, in the transaction that
 * writes the version to the replica. No alert is raised for discontinued products, and none that a product is back in stock
 * when its first version arrives.
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
        var lastEvaluated = evaluated.findForUpdate(product.sku());
        if (lastEvaluated.filter(last -> last.version() >= product.version()).isPresent()) {
            return;
        }
        evaluated.save(product);
        if (product.discontinued() || !thresholds.isOnAWishlist(product.sku())) {
            return;
        }
        alerts.raisePriceDrops(product);
        if (lastEvaluated
                .filter(last -> product.availability().isBackInStockAfter(last.availability()))
                .isPresent()) {
            alerts.raiseBackInStock(product);
        }
    }
}
