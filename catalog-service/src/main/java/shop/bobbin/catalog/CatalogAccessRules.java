package shop.bobbin.catalog;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.stereotype.Component;
import shop.bobbin.chassis.security.AccessRules;

/** Reads are public, except for exact stock levels: these, and all writes, need the scope {@code catalog.write}. */
@Component
class CatalogAccessRules implements AccessRules {

    @Override
    public void apply(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        requests.requestMatchers("/products/*/stock").hasAuthority("SCOPE_catalog.write");
        requests.requestMatchers(AccessRules.reading("/products/**", "/categories", "/pictures/*"))
                .permitAll();
        requests.requestMatchers("/products/**").hasAuthority("SCOPE_catalog.write");
    }
}
