package shop.bobbin.controlroom.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The script {@code proxies}, which converts the proxy variables of the environment to Maven settings. */
class ProxiesIT {

    @Test
    void writesNoProxyWithoutVariables() throws IOException {
        assertThat(settings(Map.of())).contains("<settings").doesNotContain("<proxy>");
    }

    @Test
    void blocksRepositoriesWithoutHttpsLikeMavensDefaultSettings() throws IOException {
        assertThat(settings(Map.of("http_proxy", "http://proxy.example:3128")))
                .containsSubsequence("<mirrorOf>external:http:*</mirrorOf>", "<blocked>true</blocked>");
    }

    @Test
    void usesTheHttpProxyForHttpsToo() throws IOException {
        assertThat(settings(
                        Map.of("http_proxy", "http://proxy.example:3128/", "no_proxy", "localhost, .example,10.0.0.1")))
                .containsSubsequence("<protocol>http</protocol>", "<host>proxy.example</host>", "<port>3128</port>")
                .containsSubsequence("<protocol>https</protocol>", "<host>proxy.example</host>", "<port>3128</port>")
                .contains("<nonProxyHosts>localhost|*.example|10.0.0.1</nonProxyHosts>")
                .doesNotContain("<username>");
    }

    @Test
    void readsCredentialsAndUpperCaseVariables() throws IOException {
        assertThat(settings(Map.of("HTTPS_PROXY", "http://ada:p%40ss%26word@10.1.2.3")))
                .contains(
                        "<username>ada</username>",
                        "<password>p@ss&amp;word</password>",
                        "<host>10.1.2.3</host>",
                        "<port>80</port>")
                .doesNotContain("<protocol>http</protocol>");
    }

    private static String settings(Map<String, String> proxies) throws IOException {
        var builder = new ProcessBuilder("sh", "../images/proxies").redirectErrorStream(true);
        builder.environment()
                .keySet()
                .removeIf(name -> name.toLowerCase(Locale.ROOT).endsWith("_proxy"));
        builder.environment().putAll(proxies);
        var process = builder.start();
        try (var output = process.getInputStream()) {
            return new String(output.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
