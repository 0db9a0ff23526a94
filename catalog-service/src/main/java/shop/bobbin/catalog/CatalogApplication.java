package shop.bobbin.catalog;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import shop.bobbin.chassis.security.AccessRules;

@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class CatalogApplication {

    public static void main(String[] args) {
        SpringApplication.run(CatalogApplication.class, args);
    }

    /** Everybody may look; the merchandiser writes, and alone sees the exact stock. */
    @Bean
    AccessRules accessRules() {
        return requests -> {
            requests.requestMatchers("/products/*/stock").hasAuthority("SCOPE_catalog.write");
            requests.requestMatchers(AccessRules.reading("/products/**", "/categories", "/pictures/*"))
                    .permitAll();
            requests.requestMatchers("/products/**").hasAuthority("SCOPE_catalog.write");
        };
    }
}
