package shop.bobbin.wishlist.support;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import shop.bobbin.testing.TestTopics;
import shop.bobbin.wishlist.products.Products;

@TestConfiguration(proxyBeanMethods = false)
public class TestBeans {

    @Bean
    TestTopics topics(@Value("${spring.kafka.bootstrap-servers}") String bootstrapServers) {
        return new TestTopics(bootstrapServers);
    }

    @Bean
    FakeCatalog playedCatalog(TestTopics topics, Products products) {
        return new FakeCatalog(topics, products);
    }

    @Bean
    FakeOrders playedOrders() {
        return TestEnvironment.ORDERS;
    }
}
