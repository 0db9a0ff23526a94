package shop.bobbin.gateway.admission.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnambiguousPathFirewallTests {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/api", "/api/products/", "/a/.b/c..d/...", "/caf%C3%A9/a%20b", "/a~b!$&'()*+,=:@-_c"})
    void acceptsUnambiguousPaths(String path) {
        assertThat(UnambiguousPathFirewall.isUnambiguous(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "//",
                "/a//b",
                "/.",
                "/..",
                "/a/../b",
                "/a/./b",
                "/a/..",
                "/a;b",
                "/a\\b",
                "/a b",
                "/%2e",
                "/%2E",
                "/%2f",
                "/%5C",
                "/%3B",
                "/%25",
                "/%00",
                "/%0a",
                "/%1F",
                "/%7f",
                "/%",
                "/%2",
                "/%zz",
                "/%ff",
                "/%C3",
                "/%C0%AF",
                "/%ED%A0%80",
                "/a/%",
                "/a//",
                "/%+1",
                "/\u00e4",
                "/a?b",
                "/a#b"
            })
    void rejectsAmbiguousPaths(String path) {
        assertThat(UnambiguousPathFirewall.isUnambiguous(path)).isFalse();
    }

    @Test
    void handlesLongPathsWithoutStackOverflow() {
        for (String part : new String[] {"a", "a/", "%C3%A4", "a.b"}) {
            assertThat(UnambiguousPathFirewall.isUnambiguous("/" + part.repeat(100_000)))
                    .isTrue();
            assertThat(UnambiguousPathFirewall.isUnambiguous("/" + part.repeat(100_000) + ";"))
                    .isFalse();
        }
    }
}
