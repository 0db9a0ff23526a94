package shop.bobbin.recommendation;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.stereotype.Component;
import shop.bobbin.chassis.security.AccessRules;

/** Access rules of this service: all recommendations are public, except those that are made for one customer. */
@Component
class RecommendationAccessRules implements AccessRules {

    @Override
    public void apply(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        requests.requestMatchers("/recommendations/for-me")
                .hasAuthority("SCOPE_shop")
                .requestMatchers(AccessRules.reading("/recommendations/**"))
                .permitAll();
    }
}
