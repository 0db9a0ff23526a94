package shop.bobbin.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.util.StringUtils;
import shop.bobbin.gateway.identity.IdentitySettings.Account;

class DemoAccountsTests {

    private static final Map<String, Account> ACCOUNTS = Map.of("ada", TestIdentity.ADA);

    @ParameterizedTest
    @ValueSource(strings = {"local", "compose", "kubernetes,local"})
    void areConfiguredInLocalProfiles(String profiles) {
        with(profiles).run(context -> {
            var accounts = context.getBean(IdentitySettings.class).accounts();
            assertThat(accounts).containsOnlyKeys("ada", "grace", "mercer", "olga");
            assertThat(accounts.values())
                    .extracting(Account::passwordHash)
                    .containsExactlyInAnyOrderElementsOf(DemoAccounts.PUBLISHED_HASHES);
        });
        assertThatCode(() -> DemoAccounts.requireLocalEnvironment(ACCOUNTS, environment(profiles)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "kubernetes", "production", "compose,published"})
    void areNotConfiguredInOtherProfiles(String profiles) {
        with(profiles)
                .run(context -> assertThat(
                                context.getBean(IdentitySettings.class).accounts())
                        .isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "kubernetes", "production", "compose,published"})
    void areRejectedInOtherProfilesWhenConfigured(String profiles) {
        assertThatThrownBy(() -> DemoAccounts.requireLocalEnvironment(ACCOUNTS, environment(profiles)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("The password of these accounts is published: ada.")
                .hasMessageContaining("docs/operations.md");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            local   | bobbin.admission.public-origins    | https://shop.example.com
            compose | bobbin.admission.public-origins[0] | https://shop.example.com
            compose | BOBBIN_ADMISSION_PUBLIC_ORIGINS    | https://shop.example.com,https://www.shop.example.com
            local   | bobbin.access.secure-cookies       | true
            compose | BOBBIN_ACCESS_SECURE_COOKIES       | TRUE
            """)
    void areRejectedBehindAProxy(String profile, String setting, String value) {
        assertThatThrownBy(() -> DemoAccounts.requireLocalEnvironment(ACCOUNTS, environment(profile, setting, value)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("The password of these accounts is published: ada.")
                .hasMessageContaining("deploy/compose/behind-a-proxy.yml")
                .hasMessageContaining("docs/operations.md");
        assertThatCode(() -> DemoAccounts.requireLocalEnvironment(Map.of(), environment(profile, setting, value)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "bobbin.admission.public-origins, ''",
        "BOBBIN_ADMISSION_PUBLIC_ORIGINS, ''",
        "bobbin.access.secure-cookies, false"
    })
    void areAcceptedWhenTheProxySettingsAreEmpty(String setting, String value) {
        assertThatCode(() -> DemoAccounts.requireLocalEnvironment(ACCOUNTS, environment("local", setting, value)))
                .doesNotThrowAnyException();
    }

    @Test
    void areNotConfusedWithOtherPasswords() {
        var other = new Account(
                new CustomerId("customer-ada"), "Ada", TestIdentity.HASH.replace("FK5a", "FK5b"), Set.of(Scope.SHOP));

        assertThatCode(() -> DemoAccounts.requireLocalEnvironment(Map.of("ada", other), environment("production")))
                .doesNotThrowAnyException();
    }

    private static ApplicationContextRunner with(String profiles) {
        return new ApplicationContextRunner()
                .withInitializer(new ConfigDataApplicationContextInitializer())
                .withUserConfiguration(Bound.class)
                .withPropertyValues(
                        "spring.profiles.active=" + profiles, "bobbin.identity.jwk-set=classpath:keys.json");
    }

    private static MockEnvironment environment(String profiles) {
        var environment = new MockEnvironment();
        environment.setActiveProfiles(StringUtils.commaDelimitedListToStringArray(profiles));
        return environment;
    }

    /** @param setting an environment variable if in capitals, else a property */
    private static MockEnvironment environment(String profiles, String setting, String value) {
        var environment = environment(profiles);
        var source = setting.startsWith("BOBBIN_")
                ? new SystemEnvironmentPropertySource(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, Map.of(setting, value))
                : new MapPropertySource("properties", Map.of(setting, value));
        environment.getPropertySources().addFirst(source);
        return environment;
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(IdentitySettings.class)
    static class Bound {}
}
