package shop.bobbin.controlroom.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Image builds on machines with a restrictive umask or an HTTP proxy. */
class DockerfileTests {

    private static final Path IMAGES = Path.of("../images");

    /** Files of the checkout may be readable by their owner only (umask 077), but the images run as another user. */
    @Test
    void setsTheModeOfEachCopiedFile() throws IOException {
        var dockerfile = Files.readString(IMAGES.resolve("Dockerfile"));
        var images = dockerfile.substring(dockerfile.indexOf("AS runtime"));

        assertThat(images.lines().filter(line -> line.startsWith("COPY") && !line.contains("--from=")))
                .isNotEmpty()
                .allMatch(line -> line.matches("COPY --chmod=(644|755) .*"));
    }

    /** Maven's default settings block repositories without https; the proxy's settings may contain a password. */
    @Test
    void usesProxySettingsOnlyWithAProxyAndDeletesThem() throws IOException {
        var build = Files.readString(IMAGES.resolve("Dockerfile"));

        assertThat(build.substring(build.indexOf("RUN "), build.indexOf("# --- a service")))
                .containsSubsequence(
                        "if [ -n \"${http_proxy:-}${HTTP_PROXY:-}${https_proxy:-}${HTTPS_PROXY:-}\" ]; then",
                        "mvn ",
                        "[ ! -f /tmp/proxies.xml ] || echo -gs /tmp/proxies.xml",
                        "rm -f /tmp/proxies.xml")
                .containsOnlyOnce("RUN ");
    }

    /** Docker passes the proxy variables to builds, and can be configured to pass them to containers. */
    @Test
    void healthChecksBypassTheProxy() throws IOException {
        for (var file : List.of("Dockerfile", "train", "compare")) {
            assertThat(Files.readAllLines(IMAGES.resolve(file)).stream()
                            .filter(line -> line.contains("curl ") && !line.startsWith("#")))
                    .isNotEmpty()
                    .allMatch(line -> line.contains("--noproxy '*'"));
        }
    }
}
