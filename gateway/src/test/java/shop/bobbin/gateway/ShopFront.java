package shop.bobbin.gateway;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The real gateway on a free port, and before each test four services that answer everything with their own name. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("local") // where the accounts for demonstration are
public abstract class ShopFront {

    protected static final WireMockServer CATALOG = service();
    protected static final WireMockServer ORDER = service();
    protected static final WireMockServer WISHLIST = service();
    protected static final WireMockServer RECOMMENDATION = service();

    @LocalServerPort
    protected int port;

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

    /** Not {@code localhost}, of which a service sees another name before and after it has been resolved. */
    static String addressOf(WireMockServer service) {
        return "http://127.0.0.1:" + service.port();
    }

    static void keys(DynamicPropertyRegistry registry) {
        registry.add(
                "bobbin.identity.jwk-set", () -> SomeKeys.privateFile().toUri().toString());
        registry.add(
                "bobbin.security.jwk-set", () -> SomeKeys.publicFile().toUri().toString());
    }

    @BeforeEach
    void openServices() {
        open(CATALOG, "catalog");
        open(ORDER, "order");
        open(WISHLIST, "wishlist");
        open(RECOMMENDATION, "recommendation");
    }

    private static void open(WireMockServer service, String name) {
        service.resetAll();
        service.stubFor(any(anyUrl()).willReturn(okJson("{\"service\":\"%s\"}".formatted(name))));
    }

    protected WebTestClient shop() {
        return WebTestClient.bindToServer().baseUrl("http://localhost:" + port).build();
    }

    /** The cookie of a new session, as a browser would send it. */
    protected String session(String json) {
        EntityExchangeResult<byte[]> answer = shop().post()
                .uri("/api/session")
                .header("Content-Type", "application/json")
                .bodyValue(json)
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody()
                .returnResult();
        var cookie = answer.getResponseCookies().getFirst("bobbin_session");
        if (cookie == null) {
            throw new AssertionError("no cookie in " + answer);
        }
        return cookie.getValue();
    }

    protected static List<LoggedRequest> seenByAnyService() {
        return Stream.of(CATALOG, ORDER, WISHLIST, RECOMMENDATION)
                .flatMap(service -> service.getAllServeEvents().stream())
                .map(event -> event.getRequest())
                .toList();
    }
}
