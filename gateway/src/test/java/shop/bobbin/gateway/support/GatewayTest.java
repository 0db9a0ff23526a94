package shop.bobbin.gateway.support;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.client.reactive.JdkClientHttpConnector;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Base of tests with a running gateway and four WireMock services, which respond to each request with their name. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("local") // has the demo accounts
public abstract class GatewayTest {

    protected static final WireMockServer CATALOG = service();
    protected static final WireMockServer ORDER = service();
    protected static final WireMockServer WISHLIST = service();
    protected static final WireMockServer RECOMMENDATION = service();

    /** Not Netty's client: a response body that a test does not read would be logged as a leak of the gateway. */
    private static final JdkClientHttpConnector CONNECTOR = connector();

    @LocalServerPort
    protected int port;

    private static JdkClientHttpConnector connector() {
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "connection,host"); // some tests set these
        return new JdkClientHttpConnector(
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build());
    }

    private static WireMockServer service() {
        var service =
                new WireMockServer(options().gzipDisabled(true).dynamicPort().containerThreads(12));
        service.start();
        return service;
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        keys(registry);
        registry.add("bobbin.routing.catalog", () -> addressOf(CATALOG));
        registry.add("bobbin.routing.order", () -> addressOf(ORDER));
        registry.add("bobbin.routing.wishlist", () -> addressOf(WISHLIST));
        registry.add("bobbin.routing.recommendation", () -> addressOf(RECOMMENDATION));
    }

    /** Not {@code localhost}: the {@code Host} header would change once the gateway has resolved it. */
    public static String addressOf(WireMockServer service) {
        return "http://127.0.0.1:" + service.port();
    }

    public static void keys(DynamicPropertyRegistry registry) {
        registry.add(
                "bobbin.identity.jwk-set", () -> TestKeys.privateFile().toUri().toString());
        registry.add(
                "bobbin.security.jwk-set", () -> TestKeys.publicFile().toUri().toString());
    }

    @BeforeEach
    void resetServices() {
        reset(CATALOG, "catalog");
        reset(ORDER, "order");
        reset(WISHLIST, "wishlist");
        reset(RECOMMENDATION, "recommendation");
    }

    private static void reset(WireMockServer service, String name) {
        service.resetAll();
        service.stubFor(any(anyUrl()).willReturn(okJson("{\"service\":\"%s\"}".formatted(name))));
    }

    public static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    protected WebTestClient shop() {
        return client("http://localhost:" + port);
    }

    public static WebTestClient client(String baseUrl) {
        return WebTestClient.bindToServer(CONNECTOR).baseUrl(baseUrl).build();
    }

    /** Signs in with this body; returns the value of the session cookie. */
    protected String session(String json) {
        return session(shop(), json);
    }

    public static String session(WebTestClient shop, String json) {
        var response = shop.post()
                .uri("/api/session")
                .header("Content-Type", "application/json")
                .bodyValue(json)
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody()
                .returnResult();
        var cookie = response.getResponseCookies().getFirst("bobbin_session");
        if (cookie == null) {
            throw new AssertionError("no cookie in " + response);
        }
        return cookie.getValue();
    }

    protected static List<LoggedRequest> requestsSeenByServices() {
        return Stream.of(CATALOG, ORDER, WISHLIST, RECOMMENDATION)
                .flatMap(service -> service.getAllServeEvents().stream())
                .map(event -> event.getRequest())
                .toList();
    }
}
