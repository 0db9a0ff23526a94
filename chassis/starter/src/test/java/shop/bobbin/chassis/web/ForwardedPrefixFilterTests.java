package shop.bobbin.chassis.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class ForwardedPrefixFilterTests {

    @ParameterizedTest
    @ValueSource(strings = {"/api", "/shop/api", "/a", "/v1-beta/x"})
    void acceptsAPlainPrefix(String prefix) {
        assertThat(ForwardedPrefixFilter.isPlain(prefix)).isTrue();
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "/",
                "api",
                "/api/",
                "//api",
                "//evil.example",
                "/a//b",
                "https://evil.example",
                "/../api",
                "/api/%2e%2e",
                "/api?x",
                "/API",
                "/api, /evil",
                "/api\\evil",
                "/api\r\nX-Evil: 1",
                "/<script>"
            })
    void rejectsOtherPrefixes(String prefix) {
        assertThat(ForwardedPrefixFilter.isPlain(prefix)).isFalse();
    }

    @Test
    void rejectsALongPrefix() {
        assertThat(ForwardedPrefixFilter.isPlain("/a".repeat(32))).isTrue();
        assertThat(ForwardedPrefixFilter.isPlain("/a".repeat(33))).isFalse();
        assertThat(ForwardedPrefixFilter.isPlain("/a".repeat(100_000))).isFalse();
    }
}
