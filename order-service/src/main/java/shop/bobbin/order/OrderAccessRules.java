package shop.bobbin.order;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.stereotype.Component;
import shop.bobbin.chassis.security.AccessRules;

/** The access rules of this service: every path is for customers and needs the scope {@code shop}. */
@Component
class OrderAccessRules implements AccessRules {

    @Override
    public void apply(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        requests.requestMatchers("/basket/**", "/orders/**").hasAuthority("SCOPE_shop");
    }
}
