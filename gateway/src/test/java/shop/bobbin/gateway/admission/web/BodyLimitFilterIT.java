package shop.bobbin.gateway.admission.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import shop.bobbin.gateway.support.GatewayTest;
import shop.bobbin.gateway.support.RawHttp;

class BodyLimitFilterIT extends GatewayTest {

    private static final int TEN_MEGABYTES = 10 * 1024 * 1024;
    private static final int LIMIT = 64 * 1024;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void rejectsByContentLength() throws Exception {
        assertRejected(send(BodyPublishers.ofByteArray(new byte[TEN_MEGABYTES]), true));
    }

    @Test
    void rejectsByContentLengthWhileTheBodyIsSent() throws Exception {
        String head = "POST /api/basket HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Connection: close\r\nContent-Length: %d\r\n\r\n".formatted(TEN_MEGABYTES);
        String response = RawHttp.exchange(port, head + "a".repeat(1000));
        assertThat(response).startsWith("HTTP/1.1 413").contains("urn:bobbin:problem:payload-too-large");
        assertThat(requestsSeenByServices()).isEmpty();
    }

    @Test
    void rejectsALargeChunkedBody() throws Exception {
        assertRejected(send(chunked(TEN_MEGABYTES), false));
    }

    @Test
    void rejectsAChunkedBodyOneByteOverTheLimit() throws Exception {
        assertRejected(send(chunked(LIMIT + 1), false));
    }

    @Test
    void forwardsABodyAtTheLimit() throws Exception {
        assertForwarded(BodyPublishers.ofByteArray(new byte[LIMIT]), LIMIT);
    }

    @Test
    void forwardsAChunkedBodyAtTheLimit() throws Exception {
        assertForwarded(chunked(LIMIT), LIMIT);
    }

    @Test
    void forwardsAnEmptyChunkedBody() throws Exception {
        assertForwarded(chunked(0), 0);
    }

    @Test
    void limitsTheBodyOfSignIn() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/session"))
                .header("Content-Type", "application/json")
                .POST(chunked(LIMIT + 1))
                .build();
        assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(413);
    }

    private void assertForwarded(BodyPublisher body, int length) throws Exception {
        assertThat(send(body, false).statusCode()).isEqualTo(200);
        assertThat(requestsSeenByServices())
                .singleElement()
                .satisfies(request -> assertThat(request.getBody()).hasSize(length));
    }

    private void assertRejected(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(response.body()).contains("urn:bobbin:problem:payload-too-large");
        assertThat(requestsSeenByServices()).isEmpty();
    }

    private static BodyPublisher chunked(int length) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[length]));
    }

    /** With {@code Expect: 100-continue} the client receives the rejection before it sends the body. */
    private HttpResponse<String> send(BodyPublisher body, boolean expectContinue)
            throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/basket"))
                        .expectContinue(expectContinue)
                        .POST(body)
                        .build(),
                BodyHandlers.ofString());
    }
}
