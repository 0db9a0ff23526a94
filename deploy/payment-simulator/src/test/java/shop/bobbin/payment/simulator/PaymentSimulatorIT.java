package shop.bobbin.payment.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shop.bobbin.payment.simulator.ProviderTestClient.Response;

class PaymentSimulatorIT {

    private static final String JSON = "application/json";
    private static final String PROBLEM = "application/problem+json";

    @TempDir
    private Path folder;

    private PaymentSimulator simulator;
    private ProviderTestClient provider;

    @BeforeEach
    void start() {
        simulator = PaymentSimulator.start(new StartOptions(0, "127.0.0.1", folder.resolve("ledger.jsonl"), null));
        provider = ProviderTestClient.at(simulator.port());
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void authorisesAndShowsTheAuthorisation() throws Exception {
        var response = provider.authorise("k1", TestData.json("order-1"));
        var id = response.authorisation().id();

        var json = """
                {"id":"%s","reference":"order-1","amount":1250,"currency":"EUR","status":"%s"}""";
        assertThat(id).startsWith("auth_");
        assertThat(response).isEqualTo(new Response(201, JSON, json.formatted(id, "AUTHORISED")));
        assertThat(provider.get("/v1/authorisations/" + id))
                .isEqualTo(new Response(200, JSON, json.formatted(id, "AUTHORISED")));

        assertThat(provider.capture(id, "c1")).isEqualTo(new Response(200, JSON, json.formatted(id, "CAPTURED")));
        assertThat(provider.get("/v1/authorisations?reference=order-1"))
                .isEqualTo(new Response(200, JSON, "{\"authorisations\":[" + json.formatted(id, "CAPTURED") + "]}"));
        assertThat(provider.get("/v1/authorisations?reference=order-2"))
                .isEqualTo(new Response(200, JSON, "{\"authorisations\":[]}"));
    }

    @Test
    void listsTheLedgerWithoutTheCard() throws Exception {
        var id = provider.authorise("k1", TestData.json("order-1"))
                .authorisation()
                .id();
        provider.authorise("k2", TestData.json("order-2"));

        assertThat(provider.get("/v1/ledger?reference=order-1").body()).matches("""
                        \\{"entries":\\[\\{"sequence":1,"reference":"order-1","authorisationId":"%s","kind":"AUTHORISED",\
                        "amount":1250,"currency":"EUR","idempotencyKey":"k1","at":"20[^"]+Z"}]}""".formatted(id));
        assertThat(provider.ledger().entries())
                .extracting(LedgerEntryResponse::reference)
                .containsExactly("order-1", "order-2");
        assertThat(provider.get("/v1/ledger?after=1").body())
                .contains("order-2")
                .doesNotContain("order-1", "next");
    }

    @Test
    void declinesWithAReasonAndReplaysIt() throws Exception {
        var response = provider.authorise("k1", TestData.json("order-1", 1250, "tok_declined"));

        assertThat(response).isEqualTo(new Response(402, JSON, """
                        {"id":"%s","reference":"order-1","amount":1250,"currency":"EUR","status":"DECLINED",\
                        "reason":"insufficient_funds"}""".formatted(
                        response.authorisation().id())));
        assertThat(provider.authorise("k1", TestData.json("order-1", 1250, "tok_declined")))
                .isEqualTo(response);
        assertThat(provider.authorise("k2", TestData.json("order-1", 100_000, "tok_ok"))
                        .body())
                .contains("\"reason\":\"limit_exceeded\"");
        assertThat(provider.ledger().entries()).hasSize(2);
    }

    @Test
    void completesAnAuthorisationOnceAndThenRespondsWithItsStatus() throws Exception {
        var captured = provider.authorise("k1", TestData.json("order-1"))
                .authorisation()
                .id();
        var first = provider.capture(captured, "c1");
        assertThat(provider.capture(captured, "c1")).isEqualTo(first);
        assertConflict(provider.capture(captured, "c2"), PaymentStatus.CAPTURED);
        assertConflict(provider.voidAuthorisation(captured, "v1"), PaymentStatus.CAPTURED);

        var voided = provider.authorise("k2", TestData.json("order-2"))
                .authorisation()
                .id();
        assertThat(provider.voidAuthorisation(voided, "v2").authorisation().status())
                .isEqualTo(PaymentStatus.VOIDED);
        assertThat(provider.voidAuthorisation(voided, "v2").status()).isEqualTo(200);
        assertConflict(provider.capture(voided, "c3"), PaymentStatus.VOIDED);

        assertThat(provider.ledger().entries())
                .extracting(LedgerEntryResponse::kind)
                .containsExactly(
                        PaymentStatus.AUTHORISED,
                        PaymentStatus.CAPTURED,
                        PaymentStatus.AUTHORISED,
                        PaymentStatus.VOIDED);
    }

    @Test
    void rejectsAKeyOfAnotherRequest() throws Exception {
        var first = provider.authorise("k1", TestData.json("order-1"));

        assertProblem(provider.authorise("k1", TestData.json("order-1", 1, "tok_ok")), 422, "idempotency-key-reused");
        assertProblem(provider.capture(first.authorisation().id(), "k1"), 422, "idempotency-key-reused");
        assertThat(provider.authorise("k1", TestData.json("order-1").replace(" ", "\n")))
                .as("the same request in another layout")
                .isEqualTo(first);
        assertThat(provider.ledger().entries()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{} {}",
                "{\"reference\":\"r\",\"amount\":1,\"currency\":\"EUR\"}",
                "{\"reference\":\"r\",\"amount\":\"1\",\"currency\":\"EUR\",\"cardToken\":\"tok_ok\"}",
                "{\"reference\":\"r\",\"amount\":1.5,\"currency\":\"EUR\",\"cardToken\":\"tok_ok\"}",
                "{\"reference\":\"r\",\"amount\":0,\"currency\":\"EUR\",\"cardToken\":\"tok_ok\"}",
                "{\"reference\":\"r\",\"amount\":-1,\"currency\":\"EUR\",\"cardToken\":\"tok_ok\"}",
                "{\"reference\":\"r\",\"amount\":99999999999999999999,\"currency\":\"EUR\",\"cardToken\":\"tok_ok\"}",
                "{\"reference\":\"r\",\"amount\":1,\"amount\":2,\"currency\":\"EUR\",\"cardToken\":\"tok_ok\"}",
                "{\"reference\":\"r\",\"amount\":1,\"currency\":\"euro\",\"cardToken\":\"tok_ok\"}",
                "{\"reference\":\"\",\"amount\":1,\"currency\":\"EUR\",\"cardToken\":\"tok_ok\"}",
                "{\"reference\":\"r\",\"amount\":1,\"currency\":\"EUR\",\"cardToken\":\"4111111111111111\"}",
            })
    void rejectsAMalformedAuthorisation(String json) throws Exception {
        assertProblem(provider.authorise("k1", json), 400, "malformed-request");
        assertThat(provider.ledger().entries()).isEmpty();
    }

    @Test
    void requiresAnIdempotencyKeyForChanges() throws Exception {
        var id = provider.authorise("k1", TestData.json("order-1"))
                .authorisation()
                .id();

        for (var path : List.of("", "/" + id + "/capture", "/" + id + "/void")) {
            var uri = provider.base().resolve("/v1/authorisations" + path);
            var withoutKey =
                    HttpRequest.newBuilder(uri).POST(BodyPublishers.ofString(path.isEmpty() ? TestData.json("o") : ""));
            assertProblem(provider.send(withoutKey), 400, "malformed-request");
        }
        assertThat(provider.ledger().entries()).hasSize(1);
    }

    @Test
    void rejectsAPartialCapture() throws Exception {
        var id = provider.authorise("k1", TestData.json("order-1"))
                .authorisation()
                .id();

        assertProblem(
                provider.post("/v1/authorisations/" + id + "/capture", "c1", "{\"amount\":1}"),
                400,
                "malformed-request");
    }

    @Test
    void respondsWithAProblemForAnUnknownResource() throws Exception {
        assertProblem(provider.get("/v1/authorisations/auth_none"), 404, "not-found");
        assertProblem(provider.capture("auth_none", "c1"), 404, "not-found");
        assertProblem(provider.voidAuthorisation("auth_none", "v1"), 404, "not-found");
        assertProblem(provider.get("/v2/anything"), 404, "not-found");
        assertProblem(provider.get("/v1/authorisations"), 400, "malformed-request");
        assertProblem(provider.get("/v1/ledger?reference="), 400, "malformed-request");
        assertProblem(provider.get("/v1/ledger?after=-1"), 400, "malformed-request");
    }

    @Test
    void keepsItsLedgerAfterARestart() throws Exception {
        var first = provider.authorise("k1", TestData.json("order-1"));
        var captured = provider.capture(first.authorisation().id(), "c1");
        var before = provider.ledger();

        stop();
        start();

        assertThat(provider.ledger()).isEqualTo(before);
        assertThat(provider.authorise("k1", TestData.json("order-1"))).isEqualTo(first);
        assertThat(provider.capture(first.authorisation().id(), "c1")).isEqualTo(captured);
        assertThat(provider.ledger()).isEqualTo(before);
    }

    @Test
    void recordsParallelDuplicatesOfOneKeyOnce() throws Exception {
        var authorised = inParallel(() -> provider.authorise("k1", TestData.json("order-1")));
        assertThat(authorised).hasSize(40).containsOnly(authorised.getFirst());
        assertThat(authorised.getFirst().status()).isEqualTo(201);

        var id = authorised.getFirst().authorisation().id();
        var captured = inParallel(() -> provider.capture(id, "c1"));
        assertThat(captured).hasSize(40).containsOnly(captured.getFirst());
        assertThat(captured.getFirst().status()).isEqualTo(200);
        assertThat(provider.ledger().entries()).hasSize(2);
    }

    private static List<Response> inParallel(Callable<Response> call) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var responses =
                    threads.invokeAll(IntStream.range(0, 40).mapToObj(i -> call).toList());
            return responses.stream().map(Future::resultNow).toList();
        }
    }

    private static void assertConflict(Response response, PaymentStatus status) throws Exception {
        assertThat(response.status()).isEqualTo(409);
        assertThat(response.contentType()).isEqualTo(JSON);
        assertThat(response.authorisation().status()).isEqualTo(status);
    }

    private static void assertProblem(Response response, int status, String type) {
        assertThat(response.status()).isEqualTo(status);
        assertThat(response.contentType()).isEqualTo(PROBLEM);
        assertThat(response.body())
                .contains("\"type\"", "\"urn:payment-provider:problem:" + type + "\"", "\"title\"", "\"detail\"")
                .doesNotContain("Exception");
    }
}
