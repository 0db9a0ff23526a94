package shop.bobbin.chassis.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

class LoadBalancingInterceptorIT {

    private final FakeNameResolver names = new FakeNameResolver();
    private final InstanceSelector selector = new InstanceSelector(names, Duration.ofMillis(50), Clock.systemUTC());
    private final FakeInstance one = new FakeInstance("127.0.0.1", 0);
    private final FakeInstance two = new FakeInstance("127.0.0.1", 0);
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

    @AfterEach
    void stop() {
        selector.close();
        one.stop();
        two.stop();
    }

    @Test
    void distributesCallsOverAListOfInstances() {
        var client = client("http://127.0.0.1:" + one.port(), "http://127.0.0.1:" + two.port());
        IntStream.range(0, 10).forEach(call -> get(client));
        assertThat(one.requests()).hasSize(5).containsOnly("GET /products?sku=A ");
        assertThat(two.requests()).hasSize(5);
    }

    /** The client has a pooled connection to the first instance. Only Linux has 127.0.0.2 by default. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void callsAnInstanceThatIsAddedToTheName() {
        var second = new FakeInstance("127.0.0.2", one.port());
        try {
            names.put("catalog.test", "127.0.0.1");
            var client = client("http://catalog.test:" + one.port());
            await().ignoreExceptions().until(() -> get(client).equals("done"));
            assertThat(second.requests()).isEmpty();
            names.put("catalog.test", "127.0.0.1", "127.0.0.2");
            await().untilAsserted(() -> {
                get(client);
                assertThat(second.requests()).isNotEmpty();
            });
            names.put("catalog.test", "127.0.0.2");
            await().untilAsserted(() -> {
                var before = one.requests().size();
                IntStream.range(0, 4).forEach(call -> get(client));
                assertThat(one.requests()).hasSize(before);
            });
        } finally {
            second.stop();
        }
    }

    @Test
    void callsTheOtherInstanceWhenOneIsStopped() {
        var client = client("http://127.0.0.1:" + one.port(), "http://127.0.0.1:" + two.port());
        one.stop();
        for (int call = 0; call < 10; call++) {
            assertThat(client.post()
                            .uri("/orders")
                            .body("order " + call)
                            .retrieve()
                            .body(String.class))
                    .isEqualTo("done");
        }
        assertThat(two.requests())
                .containsExactlyElementsOf(IntStream.range(0, 10)
                        .mapToObj(call -> "POST /orders order " + call)
                        .toList());
    }

    @Test
    void failsWhenAllInstancesAreStopped() {
        var client = client("http://127.0.0.1:" + one.port(), "http://127.0.0.1:" + two.port());
        one.stop();
        two.stop();
        assertThatExceptionOfType(ResourceAccessException.class)
                .isThrownBy(() -> get(client))
                .withCauseInstanceOf(ConnectException.class);
    }

    /** It may have executed the request. */
    @Test
    void doesNotRepeatACallWhoseConnectionIsClosed() {
        var client = client("http://127.0.0.1:" + one.port(), "http://127.0.0.1:" + two.port());
        one.closeWithoutResponse();
        two.closeWithoutResponse();
        assertThatExceptionOfType(ResourceAccessException.class)
                .isThrownBy(() ->
                        client.post().uri("/orders").body("order").retrieve().toBodilessEntity());
        assertThat(Stream.concat(one.requests().stream(), two.requests().stream()))
                .hasSize(1);
    }

    @Test
    void measuresCallsByServiceNotByInstance() {
        names.put("catalog.test", "127.0.0.1");
        var client = client("http://catalog.test:" + one.port());
        await().ignoreExceptions().until(() -> get(client).equals("done"));
        var timers =
                metrics.get("http.client.requests").tag("outcome", "SUCCESS").timers();
        assertThat(timers).singleElement().satisfies(timer -> {
            assertThat(timer.getId().getTag("client.name")).isEqualTo("catalog.test");
            assertThat(timer.getId().getTag("uri")).isEqualTo("/products");
        });
    }

    private static String get(RestClient client) {
        return String.valueOf(client.get()
                .uri("/products", uri -> uri.queryParam("sku", "A").build())
                .retrieve()
                .body(String.class));
    }

    private RestClient client(String... service) {
        var addresses = Stream.of(service).map(URI::create).toList();
        var observations = ObservationRegistry.create();
        observations.observationConfig().observationHandler(new DefaultMeterObservationHandler(metrics));
        var http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(1))
                .build();
        return RestClient.builder()
                .baseUrl(addresses.getFirst())
                .observationRegistry(observations)
                .requestInterceptor(new LoadBalancingInterceptor(selector.instancesOf(addresses)))
                .requestFactory(new JdkClientHttpRequestFactory(http))
                .build();
    }
}
