package shop.bobbin.payment.simulator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** HTTP client of the payment provider for tests. */
record ProviderTestClient(HttpClient http, URI base) {

    record Response(int status, String contentType, String body) {

        static Response of(HttpResponse<String> response) {
            return new Response(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    response.body());
        }

        AuthorisationResponse authorisation() throws IOException {
            return Json.read(body.getBytes(), AuthorisationResponse.class);
        }
    }

    static ProviderTestClient at(int port) {
        return new ProviderTestClient(
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build(),
                URI.create("http://127.0.0.1:" + port));
    }

    Response authorise(String key, String json) throws Exception {
        return post("/v1/authorisations", key, json);
    }

    Response capture(String id, String key) throws Exception {
        return post("/v1/authorisations/" + id + "/capture", key, "");
    }

    Response voidAuthorisation(String id, String key) throws Exception {
        return post("/v1/authorisations/" + id + "/void", key, "");
    }

    Response get(String path) throws Exception {
        return send(HttpRequest.newBuilder(base.resolve(path)));
    }

    LedgerEntryResponse.PageResponse ledger() throws Exception {
        return Json.read(get("/v1/ledger").body().getBytes(), LedgerEntryResponse.PageResponse.class);
    }

    Response post(String path, String key, String json) throws Exception {
        return send(request(path, key, json));
    }

    Response post(String path, String key, String json, Duration timeout) throws Exception {
        return send(request(path, key, json).timeout(timeout));
    }

    private HttpRequest.Builder request(String path, String key, String json) {
        return HttpRequest.newBuilder(base.resolve(path))
                .header("Idempotency-Key", key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json));
    }

    Response send(HttpRequest.Builder request) throws Exception {
        return Response.of(http.send(request.build(), BodyHandlers.ofString()));
    }
}
