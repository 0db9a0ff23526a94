package shop.bobbin.wishlist.products.messaging;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import shop.bobbin.chassis.events.EventHandlers;
import shop.bobbin.wishlist.products.Products;

/** Applies each event of {@code catalog.products} to the replica. */
@Configuration(proxyBeanMethods = false)
class ProductListener {

    @Bean
    EventHandlers productEvents(Products products) {
        return EventHandlers.of("wishlist-service.products", ProductChanged.TOPIC)
                .on(ProductChanged.TYPE, ProductChanged.class, changed -> products.apply(changed.toProduct()));
    }
}
