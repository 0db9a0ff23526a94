package shop.bobbin.gateway;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import shop.bobbin.chassis.balancing.NameResolver;

/** Services with two instances: configured one by one, with one that is not there, and behind one name. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "bobbin.balancing.refresh=100ms")
class LoadBalancingIT {

    private static final WireMockServer ONE = instance("127.0.0.1", 0);
    private static final WireMockServer TWO = instance("127.0.0.1", 0);
    private static final Map<String, List<InetAddress>> NAMES = new ConcurrentHashMap<>();

    @LocalServerPort
    private int port;

    @TestConfiguration(proxyBeanMethods = false)
    static class NameServer {

        @Bean
        NameResolver names() {
            return host -> {
                var addresses = NAMES.get(host);
                if (addresses == null) {
                    throw new UnknownHostException(host);
                }
                return addresses;
            };
        }
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        ShopFront.keys(registry);
        NAMES.put("127.0.0.1", addresses("127.0.0.1"));
        NAMES.put("wishlist.test", addresses("127.0.0.1"));
        var one = ShopFront.addressOf(ONE);
        var nobody = "http://127.0.0.1:" + AwkwardServicesIT.freePort();
        registry.add("bobbin.routing.catalog", () -> one + ", " + ShopFront.addressOf(TWO));
        registry.add("bobbin.routing.order", () -> nobody + "," + one);
        registry.add("bobbin.routing.wishlist", () -> "http://wishlist.test:" + ONE.port());
        registry.add("bobbin.routing.recommendation", () -> nobody + ",http://no-such-host.invalid");
    }

    @BeforeEach
    void open() {
        open(ONE);
        open(TWO);
    }

    @AfterAll
    static void stop() {
        ONE.stop();
        TWO.stop();
    }

    @Test
    void spreadsCallsOverAListOfInstances() {
        for (int call = 0; call < 10; call++) {
            get("/api/products");
        }
        assertThat(ONE.getAllServeEvents()).hasSize(5);
        assertThat(TWO.getAllServeEvents()).hasSize(5);
    }

    /** Long enough for the one that is not there to be tried again and again. */
    @Test
    void failsNoCallAndRepeatsNoneWhenAnInstanceIsNotThere() {
        for (int call = 0; call < 100; call++) {
            shop().post()
                    .uri("/api/orders")
                    .bodyValue("order " + call)
                    .exchange()
                    .expectStatus()
                    .isOk();
        }
        for (int call = 0; call < 100; call++) {
            ONE.verify(1, postRequestedFor(urlEqualTo("/orders")).withRequestBody(equalTo("order " + call)));
        }
    }

    @Test
    void saysSoWhenNoInstanceIsThere() {
        shop().get()
                .uri("/api/recommendations/trending")
                .exchange()
                .expectStatus()
                .isEqualTo(503)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:bobbin:problem:unavailable")
                .jsonPath("$.instance")
                .isEqualTo("/api/recommendations/trending");
    }

    /** The first instance has pooled connections by then, and could do with them. Only Linux has 127.0.0.2 unasked. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void followsTheAddressesOfAName() {
        var second = instance("127.0.0.2", ONE.port());
        try {
            open(second);
            get("/api/wishlist");
            NAMES.put("wishlist.test", addresses("127.0.0.1", "127.0.0.2"));
            await().untilAsserted(() -> {
                get("/api/wishlist");
                assertThat(second.getAllServeEvents()).isNotEmpty();
            });
            NAMES.put("wishlist.test", addresses("127.0.0.2"));
            await().untilAsserted(() -> {
                open(ONE);
                for (int call = 0; call < 4; call++) {
                    get("/api/wishlist");
                }
                assertThat(ONE.getAllServeEvents()).isEmpty();
            });
        } finally {
            second.stop();
        }
    }

    @Test
    void measuresARouteAsOneWhicheverInstanceAnswers(@Autowired MeterRegistry metrics) {
        get("/api/products");
        get("/api/products");
        assertThat(metrics.get("http.client.requests")
                        .tag("spring.cloud.gateway.route.id", "catalog")
                        .timers())
                .isNotEmpty()
                .allSatisfy(timer -> assertThat(timer.getId().getTag("spring.cloud.gateway.route.uri"))
                        .isEqualTo(ShopFront.addressOf(ONE)));
    }

    @Test
    void measuresAnAttemptWithoutAConnectionToo(@Autowired MeterRegistry metrics) {
        await().untilAsserted(() -> {
            get("/api/orders");
            assertThat(metrics.find("http.client.requests")
                            .tag("spring.cloud.gateway.route.id", "order")
                            .tag("error", "AnnotatedConnectException")
                            .timers())
                    .isNotEmpty();
        });
    }

    private void get(String path) {
        shop().get().uri(path).exchange().expectStatus().isOk();
    }

    private WebTestClient shop() {
        return WebTestClient.bindToServer().baseUrl("http://localhost:" + port).build();
    }

    private static void open(WireMockServer instance) {
        instance.resetAll();
        instance.stubFor(any(anyUrl()).willReturn(ok()));
    }

    private static WireMockServer instance(String address, int port) {
        var instance = new WireMockServer(options().bindAddress(address).port(port));
        instance.start();
        return instance;
    }

    private static List<InetAddress> addresses(String... literals) {
        return List.of(literals).stream().map(InetAddress::ofLiteral).toList();
    }
}
