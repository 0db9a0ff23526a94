package shop.bobbin.wishlist.play;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import shop.bobbin.testing.TestTopics;
import shop.bobbin.wishlist.products.Products;

@TestConfiguration(proxyBeanMethods = false)
public class Cast {

    @Bean
    TestTopics topics(@Value("${spring.kafka.bootstrap-servers}") String bootstrapServers) {
        return new TestTopics(bootstrapServers);
    }

    @Bean
    PlayedCatalog playedCatalog(TestTopics topics, Products products) {
        return new PlayedCatalog(topics, products);
    }

    @Bean
    PlayedOrders playedOrders() {
        return Stage.ORDERS;
    }
}
