package shop.bobbin.gateway;

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

class BodyLimitIT extends ShopFront {

    private static final int TEN_MEGABYTES = 10 * 1024 * 1024;
    private static final int LIMIT = 64 * 1024;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void refusesTenMegabytesThatAreAnnounced() throws Exception {
        refuses(send(BodyPublishers.ofByteArray(new byte[TEN_MEGABYTES]), true));
    }

    @Test
    void refusesTenMegabytesThatAreSentStraightAway() throws Exception {
        String head = "POST /api/basket HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Connection: close\r\nContent-Length: %d\r\n\r\n".formatted(TEN_MEGABYTES);
        String answer = RawHttp.exchange(port, head + "a".repeat(1000));
        assertThat(answer).startsWith("HTTP/1.1 413").contains("urn:bobbin:problem:payload-too-large");
        assertThat(seenByAnyService()).isEmpty();
    }

    @Test
    void refusesTenMegabytesOfUnknownLength() throws Exception {
        refuses(send(chunked(TEN_MEGABYTES), false));
    }

    @Test
    void refusesOneByteTooMuchOfUnknownLength() throws Exception {
        refuses(send(chunked(LIMIT + 1), false));
    }

    @Test
    void passesOnWhatFitsWithALength() throws Exception {
        passes(BodyPublishers.ofByteArray(new byte[LIMIT]), LIMIT);
    }

    @Test
    void passesOnWhatFitsWithoutALength() throws Exception {
        passes(chunked(LIMIT), LIMIT);
    }

    @Test
    void passesOnAnEmptyBodyWithoutALength() throws Exception {
        passes(chunked(0), 0);
    }

    @Test
    void limitsSigningInToo() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/session"))
                .header("Content-Type", "application/json")
                .POST(chunked(LIMIT + 1))
                .build();
        assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(413);
    }

    private void passes(BodyPublisher body, int length) throws Exception {
        assertThat(send(body, false).statusCode()).isEqualTo(200);
        assertThat(seenByAnyService())
                .singleElement()
                .satisfies(request -> assertThat(request.getBody()).hasSize(length));
    }

    private void refuses(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("urn:bobbin:problem:payload-too-large");
        assertThat(seenByAnyService()).isEmpty();
    }

    private static BodyPublisher chunked(int length) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[length]));
    }

    /** With {@code Expect: 100-continue} the client hears the refusal before it has sent the body. */
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
