package shop.bobbin.controlroom.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A build on a machine whose umask or proxy is not the usual one. */
class DockerfileTests {

    private static final Path IMAGES = Path.of("../images");

    /** The checkout's files have the modes of the user's umask (077: his alone), and the images run as another user. */
    @Test
    void setsTheModeOfEachFileThatGoesFromTheCheckoutIntoAnImage() throws IOException {
        var dockerfile = Files.readString(IMAGES.resolve("Dockerfile"));
        var images = dockerfile.substring(dockerfile.indexOf("AS runtime"));

        assertThat(images.lines().filter(line -> line.startsWith("COPY") && !line.contains("--from=")))
                .isNotEmpty()
                .allMatch(line -> line.matches("COPY --chmod=(644|755) .*"));
    }

    /** Maven's own settings block repositories without https; the proxy's may have a password. */
    @Test
    void replacesMavensSettingsOnlyForAProxyAndKeepsNoneOfThem() throws IOException {
        var build = Files.readString(IMAGES.resolve("Dockerfile"));

        assertThat(build.substring(build.indexOf("RUN "), build.indexOf("# --- a service")))
                .containsSubsequence(
                        "if [ -n \"${http_proxy:-}${HTTP_PROXY:-}${https_proxy:-}${HTTPS_PROXY:-}\" ]; then",
                        "mvn ",
                        "[ ! -f /tmp/proxies.xml ] || echo -gs /tmp/proxies.xml",
                        "rm -f /tmp/proxies.xml")
                .containsOnlyOnce("RUN ");
    }

    /** The engine gives the proxy's variables to builds, and its configuration may give them to containers. */
    @Test
    void asksItselfWithoutAProxy() throws IOException {
        for (var file : List.of("Dockerfile", "train", "compare")) {
            assertThat(Files.readAllLines(IMAGES.resolve(file)).stream()
                            .filter(line -> line.contains("curl ") && !line.startsWith("#")))
                    .isNotEmpty()
                    .allMatch(line -> line.contains("--noproxy '*'"));
        }
    }
}
