package shop.bobbin.testing.sample;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import shop.bobbin.chassis.security.AccessRules;

@SpringBootApplication(proxyBeanMethods = false)
public class SampleApplication {

    @Bean
    AccessRules accessRules() {
        return requests -> requests.requestMatchers("/mine").hasAuthority("SCOPE_shop");
    }
}
