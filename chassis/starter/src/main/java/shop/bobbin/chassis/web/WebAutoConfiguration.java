package shop.bobbin.chassis.web;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import shop.bobbin.chassis.problem.CommonProblem;
import shop.bobbin.chassis.problem.ProblemWriter;

@AutoConfiguration
class WebAutoConfiguration {

    @Bean
    StrictJson strictJson() {
        return new StrictJson();
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    @EnableConfigurationProperties(WebSettings.class)
    static class Servlet {

        /** After the filter for observation, and before all filters that may respond with a problem. */
        @Bean
        FilterRegistrationBean<ForwardedPrefixFilter> forwardedPrefix() {
            var registration = new FilterRegistrationBean<>(new ForwardedPrefixFilter());
            registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 2);
            return registration;
        }

        @Bean
        FilterRegistrationBean<BodyLimitFilter> bodyLimit(WebSettings settings, ProblemWriter problems) {
            var filter = new BodyLimitFilter(settings.maxBody().toBytes(), problems);
            var registration = new FilterRegistrationBean<>(filter);
            registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 100);
            return registration;
        }

        @Bean
        HttpFirewall httpFirewall() {
            var firewall = new StrictHttpFirewall();
            firewall.setUnsafeAllowAnyHttpMethod(true); // access rules decide, and 405 lists the allowed methods
            firewall.setAllowedParameterValues(value -> value.chars().noneMatch(Character::isISOControl));
            return firewall;
        }

        @Bean
        RequestRejectedHandler requestRejectedHandler(ProblemWriter problems) {
            return (request, response, rejected) -> problems.write(
                    request,
                    response,
                    CommonProblem.MALFORMED_REQUEST,
                    "The request has characters that are not allowed.");
        }
    }
}
