package shop.bobbin.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class IdentitySettingsTests {

    private static final List<String> VALID = List.of(
            "bobbin.identity.jwk-set=classpath:keys.json",
            "bobbin.identity.accounts.ada.customer-id=customer-ada",
            "bobbin.identity.accounts.ada.name=Ada",
            "bobbin.identity.accounts.ada.password-hash=" + TestIdentity.HASH,
            "bobbin.identity.accounts.ada.scopes=shop, catalog.write");

    @Test
    void bindsValidSettingsWithDefaults() {
        with(VALID).run(context -> {
            var settings = context.getBean(IdentitySettings.class);
            assertThat(settings.guestSession()).isEqualTo(Duration.ofDays(30));
            assertThat(settings.accountSession()).isEqualTo(Duration.ofHours(8));
            assertThat(settings.accounts().get("ada")).satisfies(account -> {
                assertThat(account.customerId()).isEqualTo(new CustomerId("customer-ada"));
                assertThat(account.scopes()).containsExactlyInAnyOrder(Scope.SHOP, Scope.CATALOG_WRITE);
            });
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bobbin.identity.guest-session=0s",
                "bobbin.identity.account-session=-1h",
                "bobbin.identity.access-token-reuse=5m",
                "bobbin.identity.accounts.ada.password-hash=haberdashery",
                "bobbin.identity.accounts.ada.password-hash=$2a$04$8fC4Qqf7BQFTdYKnZ9FiuugTPN9WRQ4sp1BWMxs4MibVcnhv3FK5a",
                "bobbin.identity.accounts.ada.customer-id=../ada",
                "bobbin.identity.accounts.ada.scopes=",
                "bobbin.identity.accounts.ada.scopes=everything",
                "bobbin.identity.accounts.eve.name=only a name"
            })
    void failsOnInvalidSettings(String invalid) {
        with(Stream.concat(VALID.stream(), Stream.of(invalid)).toList())
                .run(context -> assertThat(context).hasFailed());
    }

    @Test
    void failsWithoutKeys() {
        with(VALID.subList(1, VALID.size()))
                .run(context ->
                        assertThat(context).getFailure().rootCause().hasMessageContaining("bobbin.identity.jwk-set"));
    }

    @Test
    void failsOnTwoAccountsWithOneCustomerId() {
        var twice = VALID.stream().map(line -> line.replace("accounts.ada", "accounts.eve"));
        with(Stream.concat(VALID.stream(), twice).toList())
                .run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining("customer-id"));
    }

    private static ApplicationContextRunner with(List<String> settings) {
        return new ApplicationContextRunner()
                .withUserConfiguration(Bound.class)
                .withPropertyValues(settings.toArray(String[]::new));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(IdentitySettings.class)
    static class Bound {}
}
