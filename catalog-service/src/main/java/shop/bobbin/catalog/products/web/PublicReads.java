package shop.bobbin.catalog.products.web;

import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import shop.bobbin.chassis.conditional.ConditionalGetFilter;
import shop.bobbin.chassis.problem.ProblemWriter;

/**
 * How long the public reads may be kept. Lists and pictures get the hash of their content as the ETag; a product has its
 * version already.
 */
@Configuration(proxyBeanMethods = false)
class PublicReads {

    /** Kept, but asked for again before each use: prices and availability are never old, and what is unchanged is 304. */
    static final CacheControl ALWAYS_CURRENT = CacheControl.noCache().cachePublic();

    static final CacheControl FOR_A_DAY =
            CacheControl.maxAge(Duration.ofDays(1)).cachePublic();

    @Bean
    FilterRegistrationBean<ConditionalGetFilter> conditionalReads(ProblemWriter problems, Clock clock) {
        var registration = new FilterRegistrationBean<>(new ConditionalGetFilter(problems, clock));
        registration.addUrlPatterns("/products/*", "/categories", "/pictures/*");
        return registration;
    }
}
