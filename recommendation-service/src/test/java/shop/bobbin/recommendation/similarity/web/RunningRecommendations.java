package shop.bobbin.recommendation.similarity.web;

import java.util.List;
import java.util.Objects;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.RestClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import shop.bobbin.recommendation.RecommendationApplication;
import shop.bobbin.recommendation.similarity.Replica;
import shop.bobbin.testing.Tokens;

/** An instance of the service in this JVM, on a free port, with an HTTP client for it. */
final class RunningRecommendations implements AutoCloseable {

    record Response(List<Item> items) {}

    record Item(String sku, String name, double score, String reason) {}

    static final String NO_BROKER = "127.0.0.1:1";

    private final ConfigurableApplicationContext context;
    private final RestClient http;
    private final int port;

    private RunningRecommendations(ConfigurableApplicationContext context) {
        this.context = context;
        port = Objects.requireNonNull(((ServletWebServerApplicationContext) context).getWebServer())
                .getPort();
        this.http = RestClient.builder()
                .baseUrl("http://127.0.0.1:" + port)
                .defaultStatusHandler(HttpStatusCode::isError, (request, response) -> {})
                .build();
    }

    static RunningRecommendations start(String bootstrapServers) {
        return new RunningRecommendations(SpringApplication.run(
                RecommendationApplication.class,
                "--server.port=0",
                "--spring.kafka.bootstrap-servers=" + bootstrapServers,
                "--bobbin.security.jwk-set=" + Tokens.jwkSet().toUri(),
                "--bobbin.security.issuers=" + Tokens.issuers()));
    }

    Response recommendations(String path) {
        return Objects.requireNonNull(http.get().uri(path).retrieve().body(Response.class));
    }

    Response recommendationsAs(String token, String path) {
        return Objects.requireNonNull(http.get()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(token))
                .retrieve()
                .body(Response.class));
    }

    ResponseEntity<String> get(String path) {
        return http.get().uri(path).retrieve().toEntity(String.class);
    }

    ResponseEntity<String> getAs(String token, String path) {
        return http.get()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(token))
                .retrieve()
                .toEntity(String.class);
    }

    ResponseEntity<String> getBehind(String prefix, String path) {
        return http.get()
                .uri(path)
                .header("X-Forwarded-Prefix", prefix)
                .retrieve()
                .toEntity(String.class);
    }

    ResponseEntity<String> postAs(String token, String path) {
        return http.post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .body("{}")
                .headers(headers -> headers.setBearerAuth(token))
                .retrieve()
                .toEntity(String.class);
    }

    int port() {
        return port;
    }

    /** The replica of this instance; tests without a broker fill it. */
    Replica replica() {
        return context.getBean(Replica.class);
    }

    RequestMappingHandlerMapping mappings() {
        return context.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
    }

    boolean isReady() {
        return get("/actuator/health/readiness").getStatusCode().is2xxSuccessful();
    }

    @Override
    public void close() {
        context.close();
    }
}
