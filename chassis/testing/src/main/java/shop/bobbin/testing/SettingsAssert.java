package shop.bobbin.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/** Assertion about an application that fails to start because of an invalid configuration value. */
public final class SettingsAssert {

    private SettingsAssert() {}

    /**
     * Asserts that a message in the chain of causes contains the last element of the key, in kebab case or camel case, so that an
     * operator finds the invalid value.
     */
    public static void assertNamesKey(Throwable failure, String key) {
        var messages = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            messages.append(cause.getMessage()).append('\n');
        }
        var name = ConfigurationPropertyName.of(key).getLastElement(ConfigurationPropertyName.Form.UNIFORM);
        assertThat(messages.toString().replace("-", "")).containsIgnoringCase(name);
    }
}
