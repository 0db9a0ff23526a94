package shop.bobbin.gateway.admission.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTargetTests {

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/api/products", "//", "/a;b", "/a?", "/a?b=c&d=%20+e/?:@-._~!$'()*,;", "/caf%C3%A9?q=%7C"})
    void keepsAValidTarget(String target) {
        assertThat(RequestTarget.normalize(target)).isEqualTo(target);
    }

    @ParameterizedTest
    @CsvSource({
        "/a?q=a|b, /a?q=a%7Cb",
        "/a?q={}^`, /a?q=%7B%7D%5E%60",
        "/a?q=100%, /a?q=100%25",
        "/a?q=%2, /a?q=%252",
        "/a?q=%zz%41, /a?q=%25zz%41",
        "/a?x[]=%20, /a?x%5B%5D=%20",
        "/a?q=\u00c3\u00a4, /a?q=%C3%A4",
        "http://host/a?q=|, /a?q=%7C",
        "http://host:80, /",
        "http://host?q, /?q",
        "/a?u=http://host/|, /a?u=http://host/%7C"
    })
    void escapesInvalidCharactersOfAQuery(String raw, String target) {
        assertThat(RequestTarget.normalize(raw)).isEqualTo(target);
        assertThat(URI.create(target)).hasToString(target);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "*",
                "host:443",
                "?q",
                "/a|b",
                "/a{b}",
                "/a\\b",
                "/a b",
                "/%",
                "/%zz",
                "/a\"b",
                "/a#b",
                "/a?b#c",
                "/a?\u0000",
                "/a?\u007f",
                "/a?\t",
                "/a?\u0100",
                "/\u0081",
                "mailto:x",
                "x?y://z/a|b"
            })
    void rejectsAnInvalidTarget(String raw) {
        assertThat(RequestTarget.normalize(raw)).isNull();
    }

    @Test
    void limitsThePathAndNotTheQuery() {
        assertThat(RequestTarget.isTooLong("/" + "a".repeat(511))).isFalse();
        assertThat(RequestTarget.isTooLong("/" + "a".repeat(512))).isTrue();
        assertThat(RequestTarget.isTooLong("/?q=" + "a".repeat(5_000))).isFalse();
    }
}
