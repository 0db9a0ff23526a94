package shop.bobbin.order.prices.messaging;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import shop.bobbin.chassis.events.EventHandlers;
import shop.bobbin.order.Money;
import shop.bobbin.order.Sku;
import shop.bobbin.order.prices.Price;
import shop.bobbin.order.prices.PriceReplica;

/** Consumes the product events of the catalog. */
@Configuration(proxyBeanMethods = false)
class ProductListener {

    @Bean
    EventHandlers productEvents(PriceReplica replica) {
        return EventHandlers.of("order-service.prices", "catalog.products")
                .on(
                        "catalog.product.changed.v1",
                        ProductChanged.class,
                        changed -> replica.apply(changed.toPrice(), changed.version()));
    }

    private record ProductChanged(String sku, long version, String name, Money price, boolean discontinued) {

        Price toPrice() {
            return new Price(new Sku(sku), name, price, discontinued);
        }
    }
}
