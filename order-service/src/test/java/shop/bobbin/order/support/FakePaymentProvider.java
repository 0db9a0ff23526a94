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

/** The payment simulator, started in this JVM, with access to its ledger and with fault injection. */
public final class FakePaymentProvider {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String PASSWORD = "secret";

    private final int port;
    private final WireMock faults;
    private final List<StubMapping> injectedFaults = new CopyOnWriteArrayList<>();
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

    /** Responds with the given fault instead, until {@link #removeFaults}. */
    public void injectFault(MappingBuilder fault) {
        injectedFaults.add(faults.register(fault));
    }

    /**
     * A response that performs the operation before its delay or fault.
     *
     * @param operation of the request, such as {@code authorise} or {@code capture}
     */
    public static ResponseDefinitionBuilder performing(String operation) {
        return WireMock.aResponse()
                .withTransformers("payment-provider")
                .withTransformerParameter("operation", operation);
    }

    public void removeFaults() {
        injectedFaults.forEach(faults::removeStubMapping);
        injectedFaults.clear();
    }

    /** The kinds of the ledger's entries for an order: {@code AUTHORISED}, {@code CAPTURED}, ... */
    public List<String> ledgerOf(String order) {
        var entries = JSON.readTree(send(HttpRequest.newBuilder(uri("/v1/ledger?reference=" + order))))
                .path("entries");
        return entries.valueStream().map(entry -> entry.path("kind").asString()).toList();
    }

    /** Whether the provider accepts the form of this card token. */
    public boolean parses(String cardToken) {
        var body = JSON.writeValueAsString(
                Map.of("reference", "parses", "amount", 1, "currency", "EUR", "cardToken", cardToken));
        var response = send(HttpRequest.newBuilder(uri("/v1/authorisations"))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofString(body)));
        return JSON.readTree(response).has("id");
    }

    public String authorise(String order, long amount, String cardToken) {
        var body = """
                {"reference":"%s","amount":%d,"currency":"EUR","cardToken":"%s"}""".formatted(order, amount, cardToken);
        var response = send(HttpRequest.newBuilder(uri("/v1/authorisations"))
                .header("Idempotency-Key", order + "-authorise")
                .POST(BodyPublishers.ofString(body)));
        return JSON.readTree(response).path("id").asString();
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
