package shop.bobbin.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenApiContractTests {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private HttpServer server;

    private String document =
            "{\"servers\": [{\"url\": \"http://localhost:4711\"}], \"paths\": {\"/b\": {}, \"/a\": {}}}";

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v3/api-docs", exchange -> {
            byte[] body = document.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        System.clearProperty("bobbin.openapi.update");
    }

    @Test
    void rejectsAMissingDocumentAndExplainsHowToCreateIt() {
        assertThatThrownBy(this::verify)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("-Dbobbin.openapi.update=true");
    }

    @Test
    void writesTheDocumentSortedAndWithoutThePort() throws IOException {
        update();

        assertThat(Files.readString(folder.resolve("openapi.json"))).isEqualTo("""
                {
                  "paths" : {
                    "/a" : { },
                    "/b" : { }
                  }
                }
                """);
        verify();
    }

    @Test
    void rejectsAChangeAndShowsTheFirstDifference() {
        update();
        document = "{\"paths\": {\"/a\": {}, \"/c\": {}}}";

        assertThatThrownBy(this::verify)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("in line 4")
                .hasMessageContaining("committed: \"/b\" : { }")
                .hasMessageContaining("served:    \"/c\" : { }");
    }

    @Test
    void ignoresWhitespace() {
        update();
        document = "{ \"paths\" : { \"/a\" : {}, \"/b\" : {} } }";

        verify();
    }

    private void update() {
        System.setProperty("bobbin.openapi.update", "true");
        verify();
        System.clearProperty("bobbin.openapi.update");
    }

    private void verify() {
        OpenApiContract.in(folder.resolve("openapi.json"))
                .verify(server.getAddress().getPort());
    }
}
