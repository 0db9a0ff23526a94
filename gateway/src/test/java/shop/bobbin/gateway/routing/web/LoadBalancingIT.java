package shop.bobbin.gateway.routing.web;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
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
import com.github.tomakehurst.wiremock.http.Fault;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import shop.bobbin.chassis.calls.NameResolver;
import shop.bobbin.gateway.support.GatewayTest;

/** Services with two instances: both running, one or both unreachable or closing connections, and both behind one DNS name. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "bobbin.calls.instances.refresh=100ms")
class LoadBalancingIT {

    private static final WireMockServer ONE = instance("127.0.0.1", 0);
    private static final WireMockServer TWO = instance("127.0.0.1", 0);
    private static final Map<String, List<InetAddress>> DNS = new ConcurrentHashMap<>();

    @LocalServerPort
    private int port;

    @TestConfiguration(proxyBeanMethods = false)
    static class NameServer {

        @Bean
        NameResolver names() {
            return host -> {
                var addresses = DNS.get(host);
                if (addresses == null) {
                    throw new UnknownHostException(host);
                }
                return addresses;
            };
        }
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        GatewayTest.keys(registry);
        DNS.put("127.0.0.1", addresses("127.0.0.1"));
        DNS.put("wishlist.test", addresses("127.0.0.1"));
        var one = GatewayTest.addressOf(ONE);
        var unreachable = "http://127.0.0.1:" + GatewayTest.freePort();
        registry.add("bobbin.routing.catalog", () -> one + ", " + GatewayTest.addressOf(TWO));
        registry.add("bobbin.routing.order", () -> unreachable + "," + one);
        registry.add("bobbin.routing.wishlist", () -> "http://wishlist.test:" + ONE.port());
        registry.add("bobbin.routing.recommendation", () -> unreachable + ",http://no-such-host.invalid");
    }

    @BeforeEach
    void reset() {
        reset(ONE);
        reset(TWO);
    }

    @AfterAll
    static void stop() {
        ONE.stop();
        TWO.stop();
    }

    @Test
    void distributesRequestsOverInstances() {
        for (int call = 0; call < 10; call++) {
            get("/api/products");
        }
        assertThat(ONE.getAllServeEvents()).hasSize(5);
        assertThat(TWO.getAllServeEvents()).hasSize(5);
    }

    /** Enough requests for several attempts at the unreachable instance. */
    @Test
    void failsAndRepeatsNoRequestWhenOneInstanceIsUnreachable() {
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

    /** As an instance that shuts down does: it closes idle connections when the next request may be under way already. */
    @ParameterizedTest
    @EnumSource(names = {"EMPTY_RESPONSE", "CONNECTION_RESET_BY_PEER"})
    void retriesASafeRequestWhenAnInstanceClosesTheConnection(Fault fault) {
        ONE.stubFor(any(anyUrl()).willReturn(aResponse().withFault(fault)));
        for (int call = 0; call < 10; call++) {
            get("/api/products");
            shop().head().uri("/api/products").exchange().expectStatus().isOk();
        }
        assertThat(ONE.getAllServeEvents()).hasSize(10);
        assertThat(TWO.getAllServeEvents()).hasSize(20);
    }

    @ParameterizedTest
    @EnumSource(names = {"EMPTY_RESPONSE", "CONNECTION_RESET_BY_PEER"})
    void retriesNoUnsafeRequestWhenAnInstanceClosesTheConnection(Fault fault) {
        ONE.stubFor(any(anyUrl()).willReturn(aResponse().withFault(fault)));
        for (int call = 0; call < 10; call++) {
            shop().post().uri("/api/products/x").bodyValue("{}").exchange().expectBody();
        }
        assertThat(ONE.getAllServeEvents()).hasSize(5);
        assertThat(TWO.getAllServeEvents()).hasSize(5);
    }

    @Test
    void retriesNoReadWithABody() {
        ONE.stubFor(any(anyUrl()).willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));
        for (int call = 0; call < 10; call++) {
            shop().method(HttpMethod.GET)
                    .uri("/api/products")
                    .bodyValue("{}")
                    .exchange()
                    .expectBody();
        }
        assertThat(ONE.getAllServeEvents()).hasSize(5);
        assertThat(TWO.getAllServeEvents()).hasSize(5);
    }

    @Test
    void sendsASafeRequestOnceToEachInstanceThatClosesTheConnection() {
        List.of(ONE, TWO)
                .forEach(instance ->
                        instance.stubFor(any(anyUrl()).willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE))));
        shop().get().uri("/api/products").exchange().expectStatus().isEqualTo(503);
        assertThat(ONE.getAllServeEvents()).hasSize(1);
        assertThat(TWO.getAllServeEvents()).hasSize(1);
    }

    @Test
    void is503WhenAllInstancesAreUnreachable() {
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

    /** The pool has connections to the first instance, which must not be used any more. Only Linux has 127.0.0.2 by default. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void followsChangesInDns() {
        var second = instance("127.0.0.2", ONE.port());
        try {
            reset(second);
            get("/api/wishlist");
            DNS.put("wishlist.test", addresses("127.0.0.1", "127.0.0.2"));
            await().untilAsserted(() -> {
                get("/api/wishlist");
                assertThat(second.getAllServeEvents()).isNotEmpty();
            });
            DNS.put("wishlist.test", addresses("127.0.0.2"));
            await().untilAsserted(() -> {
                reset(ONE);
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
    void metricsAreTaggedWithTheRouteNotTheInstance(@Autowired MeterRegistry metrics) {
        get("/api/products");
        get("/api/products");
        assertThat(metrics.get("http.client.requests")
                        .tag("spring.cloud.gateway.route.id", "catalog")
                        .timers())
                .isNotEmpty()
                .allSatisfy(timer -> assertThat(timer.getId().getTag("spring.cloud.gateway.route.uri"))
                        .isEqualTo(GatewayTest.addressOf(ONE)));
    }

    @Test
    void metricsIncludeFailedConnectionAttempts(@Autowired MeterRegistry metrics) {
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
        return GatewayTest.client("http://localhost:" + port);
    }

    private static void reset(WireMockServer instance) {
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
