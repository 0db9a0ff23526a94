package shop.bobbin.order.baskets.web;

import java.time.Clock;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import shop.bobbin.chassis.conditional.ConditionalGetFilter;
import shop.bobbin.chassis.problem.ProblemWriter;

/** Answers a conditional {@code GET /basket} with 304 (Not Modified) when the client has the current basket. */
@Configuration(proxyBeanMethods = false)
class ConditionalReadsConfiguration {

    @Bean
    FilterRegistrationBean<ConditionalGetFilter> conditionalReads(ProblemWriter problems, Clock clock) {
        var registration = new FilterRegistrationBean<>(new ConditionalGetFilter(problems, clock));
        registration.addUrlPatterns("/basket");
        return registration;
    }
}
