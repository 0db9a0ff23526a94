package shop.bobbin.wishlist.alerts;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import shop.bobbin.wishlist.products.ProductTold;

/**
 * Decides whether what the catalog has told is worth an alert, once for each version of a product, in the transaction
 * that takes the news over. What can no longer be bought is not worth one.
 */
@Component
class Judge {

    private final JudgedProducts judged;
    private final PriceMarks marks;
    private final Alerts alerts;

    Judge(JudgedProducts judged, PriceMarks marks, Alerts alerts) {
        this.judged = judged;
        this.marks = marks;
        this.alerts = alerts;
    }

    @EventListener
    void judge(ProductTold told) {
        var product = told.product();
        var before = judged.find(product.sku());
        if (before.filter(last -> last.version() >= product.version()).isPresent()) {
            return;
        }
        judged.save(product);
        if (product.discontinued() || !marks.anyOf(product.sku())) {
            return;
        }
        alerts.raisePriceDrops(product);
        if (before.filter(last -> product.availability().isBackSince(last.availability()))
                .isPresent()) {
            alerts.raiseBackInStock(product);
        }
    }
}
