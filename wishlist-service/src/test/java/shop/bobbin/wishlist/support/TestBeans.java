package shop.bobbin.wishlist.support;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import shop.bobbin.testing.TestTopics;
import shop.bobbin.wishlist.products.Products;

/** The fakes as beans, for the constructors of tests. */
@TestConfiguration(proxyBeanMethods = false)
public class TestBeans {

    @Bean
    TestTopics topics(@Value("${spring.kafka.bootstrap-servers}") String bootstrapServers) {
        return new TestTopics(bootstrapServers);
    }

    @Bean
    FakeCatalog fakeCatalog(TestTopics topics, Products products) {
        return new FakeCatalog(topics, products);
    }

    @Bean
    FakeOrderService fakeOrderService() {
        return TestEnvironment.ORDER_SERVICE;
    }
}
