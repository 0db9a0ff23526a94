package shop.bobbin.catalog.products.messaging;

import java.util.List;
import org.springframework.stereotype.Component;
import shop.bobbin.catalog.Money;
import shop.bobbin.catalog.products.Availability;
import shop.bobbin.catalog.products.Product;
import shop.bobbin.catalog.products.ProductEvents;
import shop.bobbin.chassis.outbox.Outbox;
import shop.bobbin.chassis.outbox.OutgoingEvent;

/** Products on the wire. The topic is compacted: each event holds the whole product, and its last one is kept for ever. */
@Component
class OutboxProductEvents implements ProductEvents {

    private final Outbox outbox;

    OutboxProductEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public void publish(Product changed) {
        var sku = changed.sku().value();
        outbox.publish(new OutgoingEvent(
                "catalog.products", sku, "catalog.product.changed.v1", sku, ProductChanged.of(changed)));
    }

    record ProductChanged(
            String sku,
            long version,
            String name,
            String category,
            List<String> tags,
            Money price,
            Availability availability,
            String picture,
            boolean discontinued) {

        static ProductChanged of(Product product) {
            return new ProductChanged(
                    product.sku().value(),
                    product.version(),
                    product.name(),
                    product.category().value(),
                    product.tags(),
                    product.price(),
                    product.availability(),
                    product.picture(),
                    product.discontinued());
        }
    }
}
