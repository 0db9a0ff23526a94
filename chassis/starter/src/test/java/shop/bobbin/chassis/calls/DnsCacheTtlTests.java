package shop.bobbin.chassis.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.Security;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Configuration;

class DnsCacheTtlTests {

    @Configuration(proxyBeanMethods = false)
    static class Application {}

    @ParameterizedTest
    @ValueSource(strings = {"networkaddress.cache.ttl", "networkaddress.cache.negative.ttl"})
    void limitsTheDnsCacheToASecond(String setting) {
        Security.setProperty(setting, "30");
        var application = new SpringApplication(Application.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.run().close();
        assertThat(Security.getProperty(setting)).isEqualTo("1");
    }
}
