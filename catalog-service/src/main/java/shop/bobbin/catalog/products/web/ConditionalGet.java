package shop.bobbin.catalog.products.web;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/** Lists and pictures get the hash of their content as the ETag; a product has its version already. */
@Configuration(proxyBeanMethods = false)
class ConditionalGet {

    @Bean
    FilterRegistrationBean<ShallowEtagHeaderFilter> listEtags() {
        var registration = new FilterRegistrationBean<>(new ShallowEtagHeaderFilter());
        registration.addUrlPatterns("/products", "/categories", "/pictures/*");
        return registration;
    }
}
