package shop.bobbin.wishlist.products.messaging;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import shop.bobbin.chassis.inbox.EventListener;
import shop.bobbin.wishlist.products.Products;

@Configuration(proxyBeanMethods = false)
class ProductListener {

    @Bean
    EventListener productEvents(Products products) {
        return EventListener.of("wishlist-service.products", ProductChanged.TOPIC)
                .on(ProductChanged.TYPE, ProductChanged.class, changed -> products.learn(changed.toProduct()));
    }
}
