package shop.bobbin.catalog.products.messaging;

import java.util.List;
import org.springframework.stereotype.Component;
import shop.bobbin.catalog.Money;
import shop.bobbin.catalog.products.Availability;
import shop.bobbin.catalog.products.Product;
import shop.bobbin.catalog.products.ProductEvents;
import shop.bobbin.chassis.outbox.Outbox;
import shop.bobbin.chassis.outbox.OutgoingEvent;

/** Writes product events to the outbox. Their topic is compacted, so each event carries the full state of the product. */
@Component
class OutboxProductEvents implements ProductEvents {

    private final Outbox outbox;

    OutboxProductEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public void publish(Product product) {
        var sku = product.sku().value();
        outbox.publish(new OutgoingEvent(
                "catalog.products", sku, "catalog.product.changed.v1", sku, ProductPayload.of(product)));
    }

    record ProductPayload(
            String sku,
            long version,
            String name,
            String category,
            List<String> tags,
            Money price,
            Availability availability,
            String picture,
            boolean discontinued) {

        static ProductPayload of(Product product) {
            return new ProductPayload(
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
