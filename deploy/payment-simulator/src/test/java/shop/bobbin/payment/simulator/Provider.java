package shop.bobbin.payment.simulator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** The provider as a merchant calls it. */
record Provider(HttpClient http, URI base) {

    record Reply(int status, String contentType, String body) {

        static Reply of(HttpResponse<String> response) {
            return new Reply(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    response.body());
        }

        AuthorisationBody authorisation() throws IOException {
            return Wire.read(body.getBytes(), AuthorisationBody.class);
        }
    }

    static Provider at(int port) {
        return new Provider(
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build(),
                URI.create("http://127.0.0.1:" + port));
    }

    Reply authorise(String key, String json) throws Exception {
        return post("/v1/authorisations", key, json);
    }

    Reply capture(String id, String key) throws Exception {
        return post("/v1/authorisations/" + id + "/capture", key, "");
    }

    Reply cancel(String id, String key) throws Exception {
        return post("/v1/authorisations/" + id + "/void", key, "");
    }

    Reply get(String path) throws Exception {
        return send(HttpRequest.newBuilder(base.resolve(path)));
    }

    LedgerEntryBody.Page ledger() throws Exception {
        return Wire.read(get("/v1/ledger").body().getBytes(), LedgerEntryBody.Page.class);
    }

    Reply post(String path, String key, String json) throws Exception {
        return send(request(path, key, json));
    }

    Reply post(String path, String key, String json, Duration patience) throws Exception {
        return send(request(path, key, json).timeout(patience));
    }

    private HttpRequest.Builder request(String path, String key, String json) {
        return HttpRequest.newBuilder(base.resolve(path))
                .header("Idempotency-Key", key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json));
    }

    Reply send(HttpRequest.Builder request) throws Exception {
        return Reply.of(http.send(request.build(), BodyHandlers.ofString()));
    }
}
