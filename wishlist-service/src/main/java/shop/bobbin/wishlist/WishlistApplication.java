package shop.bobbin.wishlist;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.random.RandomGenerator;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import shop.bobbin.chassis.security.AccessRules;

@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class WishlistApplication {

    public static void main(String[] args) {
        SpringApplication.run(WishlistApplication.class, args);
    }

    /** Milliseconds: what is stored and read again is the same time. */
    @Bean
    Clock clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }

    @Bean
    RandomGenerator random() {
        return new SecureRandom();
    }

    /** Everything here belongs to a shopper, but for a list that its owner has given away the link to. */
    @Bean
    AccessRules accessRules() {
        return requests -> {
            requests.requestMatchers("/wishlist/**").hasAuthority("SCOPE_shop");
            requests.requestMatchers(AccessRules.reading("/shared-wishlists/*")).permitAll();
        };
    }
}
