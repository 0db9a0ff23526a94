package shop.bobbin.order.support;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import shop.bobbin.payment.simulator.PaymentSimulator;
import tools.jackson.databind.json.JsonMapper;

/** The payment provider: the real simulator, its ledger, and its faults. */
public final class FakePaymentProvider {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String PASSWORD = "played";

    private final int port;
    private final WireMock faults;
    private final List<StubMapping> laid = new CopyOnWriteArrayList<>();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    FakePaymentProvider() {
        try {
            port = freePort();
            var ledger = Files.createTempDirectory("provider").resolve("ledger.jsonl");
            System.setProperty("bobbin.payment.admin-password", PASSWORD);
            PaymentSimulator.main("--port", String.valueOf(port), "--bind", "127.0.0.1", "--ledger", ledger.toString());
            faults = WireMock.create()
                    .host("127.0.0.1")
                    .port(port)
                    .basicAuthenticator("operator", PASSWORD)
                    .build();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Lays a fault over the provider until it is healed. */
    public void lay(MappingBuilder fault) {
        laid.add(faults.register(fault));
    }

    /** An answer that does what was asked before its delay or fault befalls it; the path says which operation. */
    public static ResponseDefinitionBuilder booking(String operation) {
        return WireMock.aResponse()
                .withTransformers("payment-provider")
                .withTransformerParameter("operation", operation);
    }

    public void heal() {
        laid.forEach(faults::removeStubMapping);
        laid.clear();
    }

    /** What the provider has done for an order, in its own words: {@code AUTHORISED}, {@code CAPTURED}, ... */
    public List<String> ledgerOf(String order) {
        var entries = JSON.readTree(send(HttpRequest.newBuilder(uri("/v1/ledger?reference=" + order))))
                .path("entries");
        return entries.valueStream().map(entry -> entry.path("kind").asString()).toList();
    }

    /** Can the provider parse this card token? */
    public boolean parses(String cardToken) {
        var body = JSON.writeValueAsString(
                Map.of("reference", "parses", "amount", 1, "currency", "EUR", "cardToken", cardToken));
        var answer = send(HttpRequest.newBuilder(uri("/v1/authorisations"))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofString(body)));
        return JSON.readTree(answer).has("id");
    }

    public String authorise(String order, long amount, String cardToken) {
        var body = """
                {"reference":"%s","amount":%d,"currency":"EUR","cardToken":"%s"}""".formatted(order, amount, cardToken);
        var answer = send(HttpRequest.newBuilder(uri("/v1/authorisations"))
                .header("Idempotency-Key", order + "-authorise")
                .POST(BodyPublishers.ofString(body)));
        return JSON.readTree(answer).path("id").asString();
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    private URI uri(String path) {
        return URI.create(url() + path);
    }

    private String send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
