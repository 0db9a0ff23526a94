package shop.bobbin.wishlist;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.stereotype.Component;
import shop.bobbin.chassis.security.AccessRules;

/**
 * The access rules of this service: wishlists are for customers and need the scope {@code shop}; a shared wishlist is public
 * to read, since its address contains the secret.
 */
@Component
class WishlistAccessRules implements AccessRules {

    @Override
    public void apply(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        requests.requestMatchers("/wishlist/**").hasAuthority("SCOPE_shop");
        requests.requestMatchers(AccessRules.reading("/shared-wishlists/*")).permitAll();
    }
}
