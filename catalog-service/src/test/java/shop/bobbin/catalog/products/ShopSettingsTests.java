package shop.bobbin.catalog.products;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class ShopSettingsTests {

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner().withUserConfiguration(EnabledSettings.class);

    @EnableConfigurationProperties({ShopSettings.class, SearchSettings.class})
    static class EnabledSettings {}

    @Test
    void bindsTheCurrency() {
        runner.run(context ->
                assertThat(context.getBean(ShopSettings.class).currency()).isEqualTo(Currency.getInstance("EUR")));
        runner.withPropertyValues("bobbin.shop.currency=JPY")
                .run(context -> assertThat(context.getBean(ShopSettings.class).currency())
                        .isEqualTo(Currency.getInstance("JPY")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bobbin.shop.currency=XXY",
                "bobbin.shop.currency=eur",
                "bobbin.shop.currency=EUR,USD",
                "bobbin.search.time-limit=0s",
                "bobbin.search.time-limit=1h",
                "bobbin.search.max-concurrent=0",
                "bobbin.search.max-wait=1m"
            })
    void rejectsInvalidSettings(String setting) {
        runner.withPropertyValues(setting).run(context -> assertThat(context).hasFailed());
    }
}
