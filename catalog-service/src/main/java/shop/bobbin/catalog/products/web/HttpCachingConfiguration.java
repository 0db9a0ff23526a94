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
 * HTTP caching of the public reads. The filter gives lists and pictures an ETag, the hash of their content; products have
 * one already, their version.
 */
@Configuration(proxyBeanMethods = false)
class HttpCachingConfiguration {

    /** Caches store the response, but revalidate it before each use, so that prices and availability are current. */
    static final CacheControl REVALIDATE = CacheControl.noCache().cachePublic();

    static final CacheControl ONE_DAY = CacheControl.maxAge(Duration.ofDays(1)).cachePublic();

    @Bean
    FilterRegistrationBean<ConditionalGetFilter> conditionalReads(ProblemWriter problems, Clock clock) {
        var registration = new FilterRegistrationBean<>(new ConditionalGetFilter(problems, clock));
        registration.addUrlPatterns("/products/*", "/categories", "/pictures/*");
        return registration;
    }
}
