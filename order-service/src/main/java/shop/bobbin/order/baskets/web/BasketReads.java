package shop.bobbin.order.baskets.web;

import java.time.Clock;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import shop.bobbin.chassis.conditional.ConditionalGetFilter;
import shop.bobbin.chassis.problem.ProblemWriter;

/** Conditional reads of a basket: one that the browser has already is not sent again. */
@Configuration(proxyBeanMethods = false)
class BasketReads {

    @Bean
    FilterRegistrationBean<ConditionalGetFilter> conditionalReads(ProblemWriter problems, Clock clock) {
        var registration = new FilterRegistrationBean<>(new ConditionalGetFilter(problems, clock));
        registration.addUrlPatterns("/basket");
        return registration;
    }
}
