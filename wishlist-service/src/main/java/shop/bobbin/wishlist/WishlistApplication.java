package shop.bobbin.wishlist;

import static org.springframework.security.authorization.AuthorityAuthorizationManager.hasAuthority;
import static org.springframework.security.authorization.AuthorizationManagers.allOf;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.random.RandomGenerator;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import shop.bobbin.chassis.security.AccessRules;

@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
@EnableScheduling
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
            requests.requestMatchers("/wishlist/**").access(allOf(hasAuthority("SCOPE_shop"), aCustomer()));
            requests.requestMatchers(AccessRules.reading("/shared-wishlists/*")).permitAll();
        };
    }

    private static AuthorizationManager<RequestAuthorizationContext> aCustomer() {
        return (caller, request) ->
                new AuthorizationDecision(CustomerId.isOne(caller.get().getName()));
    }
}
